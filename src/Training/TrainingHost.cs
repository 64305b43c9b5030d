using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Training.Authoring;
using Training.Authoring.Archives;
using Training.Authoring.Publishing;
using Training.Authoring.Reviewing;
using Training.Calendars;
using Training.Catalogue;
using Training.Cohorts;
using Training.Cohorts.Arranging;
using Training.Cohorts.Editing;
using Training.Cohorts.Joining;
using Training.Cohorts.Seating;
using Training.Cohorts.Versions;
using Training.Competencies;
using Training.Content.Lessons;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Courses;
using Training.Courses.Editing;
using Training.Credentials;
using Training.Credentials.Badges;
using Training.Credentials.Expiry;
using Training.Credentials.Keys;
using Training.Credentials.Registrar;
using Training.Credentials.Requests;
using Training.Credentials.Templates;
using Training.Data;
using Training.Digests;
using Training.Enrolments;
using Training.Files;
using Training.Gradebook;
using Training.Guests;
using Training.Institutions;
using Training.Institutions.Import;
using Training.Institutions.Invitations;
using Training.Institutions.Members;
using Training.Institutions.Profile;
using Training.Journal;
using Training.Learners;
using Training.Lessons;
using Training.Localization;
using Training.Messages;
using Training.Operations;
using Training.Outbox;
using Training.Pages;
using Training.Privacy;
using Training.Progress;
using Training.Quizzes;
using Training.Regrades;
using Training.Reports;
using Training.Reports.Items;
using Training.Reports.Scenarios;
using Training.Review;
using Training.Scenarios;
using Training.Statistics;
using Training.Transcripts;
using Training.Uptime;

namespace Training;

/// <summary>All that a host calls.</summary>
public static class TrainingHost
{
    public static IServiceCollection AddTraining(this IServiceCollection services, TrainingSettings settings)
    {
        services.AddTrainingDatabase(settings.Database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<InstitutionDirectory>();
        services.AddHostedService<KeepDirectory>();
        services.AddScoped<CurrentInstitution>();
        services.AddScoped<JoinInstitution>();
        services.AddScoped<CreateInstitution>();
        services.AddScoped<InstitutionRules>();
        services.AddScoped<ChangeMember>();
        services.AddScoped<SignedOutLetter>();
        services.AddSingleton<InvitationLink>();
        services.AddScoped<InvitationLetter>();
        services.AddScoped<InviteMembers>();
        services.AddScoped<OpenInvitation>();
        services.AddSingleton<ImportedRows>();
        services.AddScoped<CurrentLearner>();
        services.AddScoped<GrantRole>();
        services.AddSingleton<TakenAway>();
        services.AddHostedService<KeepTakenAway>();
        services.AddScoped<SignInSessions>();
        services.AddHostedService<ForgetSessions>();
        services.AddSingleton<IStringLocalizer<TrainingText>, ResourceText>();
        services.AddRazorComponents();
        // Accented letters as themselves: the pages are UTF-8, and French has many.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery();
        services.AddSingleton(settings);
        services.AddSingleton(settings.Institution);
        services.AddSingleton(settings.Account);
        services.AddSingleton(settings.Address);
        services.AddSingleton<SiteAssets>();
        services.AddScoped<Links>();
        services.AddSingleton<PublishedContent>();
        services.AddHostedService<KeepLibrary>();
        services.AddScoped<ContentLibrary>();
        services.AddScoped<PublishContent>();
        services.AddScoped<OpenEnrolment>();
        services.AddScoped<RecordOutcome>();
        services.AddSingleton<KeepUptime>();
        services.AddHostedService(provider => provider.GetRequiredService<KeepUptime>());
        services.AddScoped<LostTime>();
        services.AddScoped<OpenQuizAttempt>();
        services.AddScoped<ScoreQuizAttempt>();
        services.AddScoped<LookBack>();
        services.AddScoped<OpenAttempt>();
        services.AddScoped<CountAttempts>();
        services.AddHostedService<KeepCounting>();
        services.AddScoped<QuizEditions>();
        services.AddScoped<FindRegrades>();
        services.AddScoped<ViewRegrade>();
        services.AddScoped<ApplyRegrade>();
        services.AddScoped<FindLearnerCorrections>();
        services.AddScoped<GatherEvidence>();
        services.AddScoped<OpenDeck>();
        services.AddScoped<DueReminders>();
        services.AddSingleton<SendReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<SendReminders>());
        services.AddSingleton<ReminderToken>();
        services.AddSingleton<InspectedScenarios>();
        services.AddScoped<ReadNotes>();
        services.AddScoped<DraftVersions>();
        services.AddScoped<FindRemarks>();
        services.AddScoped<FindWaiting>();
        services.AddScoped<WriteRemarks>();
        services.AddScoped<ReadReview>();
        services.AddScoped<ReadWithdrawal>();
        services.AddScoped<MoveDraft>();
        services.AddScoped<ReviewLetters>();
        services.AddDrafts();
        services.AddExchange();
        services.AddScoped<OpenOffering>();
        services.AddScoped<CompleteCourse>();
        services.AddOutboxHandler<LookAtCourseAgain>(CourseToComplete.Kind);
        services.AddScoped<InstitutionTime>();
        services.AddScoped<AllowedTime>();
        services.AddScoped<EditedCourse>();
        services.AddScoped<EditedOffering>();
        services.AddScoped<ArrangedOffering>();
        services.AddScoped<SeatLetters>();
        services.AddScoped<TakeSeat>();
        services.AddScoped<LoadCohort>();
        services.AddScoped<MyCourses>();
        services.AddScoped<Admit>();
        services.AddScoped<AdoptVersion>();
        services.AddScoped<OpenCohort>();
        services.AddScoped<ReadStandings>();
        services.AddScoped<ReadGrades>();
        services.AddScoped<GradebookFile>();
        services.AddScoped<MembersFile>();
        services.AddFileMaker<MembersFile>(MembersFile.Maker);
        services.AddFileMaker<GradebookFile>(GradebookFile.Maker);
        services.AddFiles();
        services.AddScoped<CohortLetter>();
        services.AddScoped<GatherTranscript>();
        services.AddSingleton<CalendarToken>();
        services.AddScoped<CalendarFeed>();
        services.AddScoped<DueDates>();
        services.AddScoped<CalendarText>();
        services.AddScoped<CohortWork>();
        services.AddScoped<OpenAnswers>();
        services.AddScoped<FindAssessments>();
        services.AddScoped<OpenRegister>();
        services.AddSingleton<RemindOfExpiry>();
        services.AddHostedService(provider => provider.GetRequiredService<RemindOfExpiry>());
        services.AddScoped<OpenTemplate>();
        services.AddScoped<CourseCredentials>();
        services.AddScoped<AskForCredential>();
        services.AddScoped<RequestQueue>();
        services.AddScoped<DecideRequest>();
        services.AddScoped<TemplateRules>();
        services.AddScoped<CredentialLetters>();
        services.AddScoped<ChangeStanding>();
        services.AddScoped<ReplaceCredential>();
        services.AddScoped<SigningKeys>();
        services.AddScoped<IssuerIdentity>();
        services.AddScoped<BadgeDocument>();
        services.AddScoped<SignedCredential>();
        services.AddScoped<StatusPlaces>();
        services.AddScoped<AskedBadge>();
        services.AddScoped<VerifyBadge>();
        services.AddOutbox();
        services.AddDigests();
        services.AddOperations();
        services.AddPrivacy(settings.Retention);
        services.AddScoped<AddGuest>();
        services.AddScoped<EraseGuests>();
        services.AddHostedService<ForgetGuests>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, OfferAccount>();
        services.AddRouting(routing =>
        {
            routing.ConstraintMap["lesson"] = typeof(ActivityConstraint<Lesson>);
            routing.ConstraintMap["aid"] = typeof(ActivityConstraint<Aid>);
            routing.ConstraintMap["quiz"] = typeof(ActivityConstraint<Quiz>);
            routing.ConstraintMap["scenario"] = typeof(ActivityConstraint<Scenario>);
        });
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database", tags: [Readiness.Tag]);
        TrainingPolicies.Add(services.AddAuthorizationBuilder());
        return services;
    }

    /// <summary>Brings the database to the newest migration and publishes what is new in the content folder; call it before the host starts.</summary>
    public static async Task PrepareTrainingAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(ct);
        await scope.ServiceProvider.GetRequiredService<InstitutionDirectory>().SeedHomeAsync(ct);
        await scope.ServiceProvider.GetRequiredService<TakenAway>().ReadAsync(ct);
        await scope.ServiceProvider.GetRequiredService<PublishContent>().RunAsync(ct);
    }

    /// <summary>Error pages, who is asking, the language, who may, the check of every posted form, and who has to show again who they are; between routing and the endpoints.</summary>
    public static IApplicationBuilder UseTraining(this IApplicationBuilder app)
    {
        app.UseErrorPages();
        app.UseAuthentication();
        app.UseRefusalLog();
        app.UseRequestLocalization(RequestLanguage.LocalizationOptions());
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseExpiredForms();
        app.UseEmptyForms();
        app.UseRecentSignIn();
        return app;
    }

    /// <summary>Whose pages are asked for; before routing.</summary>
    public static IApplicationBuilder UseTrainingInstitutions(this IApplicationBuilder app) => app.UseInstitutions();

    public static IEndpointRouteBuilder MapTraining(this IEndpointRouteBuilder routes)
    {
        var anyone = routes.MapAnyone();
        anyone.MapChooseLanguage();
        anyone.MapHome();
        anyone.MapBrowseModules();
        anyone.MapBrowseCourses();
        anyone.MapBrowseGlossary();
        anyone.MapServeMedia();
        anyone.MapVerifyCredential();
        anyone.MapServeKeys();
        anyone.MapServeBadge();
        anyone.MapServeStatusList();
        anyone.MapStopReminder();
        anyone.MapStopDigest();
        anyone.MapShowTaster();
        anyone.MapServeAccent();
        anyone.MapServeLogo();
        anyone.MapShowPrivacy();
        anyone.MapServeCalendar();

        var activities = routes.MapLearnersAndGuests();
        activities.AddEndpointFilter<KeepGuest>();
        activities.MapReadLesson();
        activities.MapRehearse();
        activities.MapPlayScenario();
        activities.MapReadDebrief();
        activities.MapReplayMoment();

        var learners = routes.MapLearners();
        learners.MapShowLearning();
        learners.MapShowMyCourse();
        learners.MapJoinOffering();
        learners.MapShowTranscript();
        learners.MapPublishCalendar();
        learners.MapEnrolOnModule();
        learners.MapStartQuiz();
        learners.MapTakeQuiz();
        learners.MapCheckAnswer();
        learners.MapAssessOneself();
        learners.MapPractiseItems();
        learners.MapShareDebrief();
        learners.MapWriteJournal();
        learners.MapGoOver();
        learners.MapAskForReminder();
        learners.MapShowCompetencies();
        learners.MapReadComments();
        learners.MapAwardCredential();
        learners.MapAwardCourseCredential();
        learners.MapKeepCredentials();

        var instructors = routes.MapInstructors("/teaching");
        instructors.MapShowTeaching();
        instructors.MapEditCourse();
        instructors.MapEditOffering();
        instructors.MapArrangeModules();
        instructors.MapSeatLearners();
        instructors.MapFormGroups();
        instructors.MapGrantTime();
        instructors.MapCompareVersions();

        var authors = routes.MapAuthors("/authoring");
        authors.MapShowAuthoring();
        authors.MapDrafts();
        authors.MapInspectScenario();
        authors.MapPreviewScenario();
        authors.MapShowGain();
        authors.MapShowStatistics();
        authors.MapRegradeQuiz();
        authors.MapReviewDraft();
        authors.MapKeepVersions();
        authors.MapWithdrawModule();
        authors.MapCompareDraft();
        authors.MapCommentOnDraft();
        authors.MapExchange();

        var admins = routes.MapAdmins("/institution");
        admins.MapEditInstitution();
        admins.MapChangeLogo();
        admins.MapBrowseMembers();
        admins.MapEditMember();
        admins.MapSignOutMember();
        admins.MapExportMembers();
        admins.MapPrepareMembers();
        admins.MapBrowseInvitations();
        admins.MapChangeInvitation();
        admins.MapChangeJoinCode();
        admins.MapImportMembers();

        var registrars = routes.MapRegistrars("/registrar");
        registrars.MapBrowseRegister();
        registrars.MapExportRegister();
        registrars.MapDownloadCertificates();
        registrars.MapReviewRequests();
        registrars.MapKeepRegistered();
        registrars.MapCorrectName();
        registrars.MapRenewCredential();
        registrars.MapEditTemplate();

        var offering = routes.MapInstructors("/teaching/offerings/{offering:guid}");
        offering.MapFollowCohort();
        offering.MapShowLearnerRecord();
        offering.MapShowGradebook();
        offering.MapOverrideGrade();
        offering.MapExportGradebook();
        offering.MapPrepareGradebook();
        offering.MapWriteToCohort();
        offering.MapShowCohortPaths();
        offering.MapShowCohortItems();
        offering.MapListAnswers();
        offering.MapAssessAnswer();

        routes.MapOperators("/operations").MapOperations();
        routes.MapPrivacy();

        return routes;
    }
}
