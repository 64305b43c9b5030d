using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Data;
using Training.Outbox;

namespace Training.Journeys;

/// <summary>
/// One page of every kind that those have who teach, administer and operate, and that their learners have: on the demonstration’s cohort, with what it
/// has none of put beside it.
/// </summary>
internal static class InstitutionPages
{
    private const string Password = "presence-a-distance";
    private const string Instructor = "enseignement@exemple.ca";
    private const string Cohort = "/teaching/offerings/01980000-0000-7000-8000-0000000d0001";
    private const string Passkey = "AQIDBA";
    private static readonly Guid Running = new("01980000-0000-7000-8000-0000000d0001");
    private static readonly Guid Open = Guid.CreateVersion7();

    /// <summary>Signs each of them in once, for all who look.</summary>
    public static async Task<IReadOnlyList<PageKind>> PrepareAsync(Stage stage, Dictionary<Reader, string> sessions)
    {
        await stage.Site.Demonstration;
        await stage.Site.InDatabaseAsync(PutAsync);
        await using var instructor = await SignInAsync(stage, Instructor);
        await using var admin = await SignInAsync(stage, "direction@exemple.ca");
        List<PageKind> pages = [.. await InstructorsAsync(instructor), .. await AdminsAsync(admin), .. Operators(), .. Students()];
        sessions[Reader.Instructor] = await instructor.Context.StorageStateAsync();
        sessions[Reader.Admin] = await admin.Context.StorageStateAsync();
        foreach (var (reader, email) in new[] { (Reader.Operator, "exploitation@exemple.ca"), (Reader.Student, "demo@exemple.ca") })
        {
            await using var visitor = await SignInAsync(stage, email);
            sessions[reader] = await visitor.Context.StorageStateAsync();
        }
        return pages;
    }

    private static async Task<Visitor> SignInAsync(Stage stage, string email)
    {
        var visitor = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });
        await visitor.SignInAsync(email, Password);
        return visitor;
    }

    private static async Task<IReadOnlyList<PageKind>> InstructorsAsync(Visitor visitor)
    {
        var course = await FindAsync(visitor, "/teaching", "main a[href*='/teaching/courses/']:not([href*=new])");
        var record = await FindAsync(visitor, Cohort, "main a[href*='/learners/']");
        var grade = await FindAsync(visitor, $"{Cohort}/gradebook", "table.grades td a");
        var paths = await FindAsync(visitor, $"{Cohort}/scenarios", "main h3 a");
        var items = await FindAsync(visitor, $"{Cohort}/items", "main h3 a");
        var answer = await FindAsync(visitor, $"{Cohort}/answers", "main h3 a");
        var time = await FindAsync(visitor, $"{Cohort}/seats", "main a[href$='/time']");
        return
        [
            new("teaching", "/teaching", Reader.Instructor),
            new("teaching-course", course, Reader.Instructor),
            new("teaching-course-new", "/teaching/courses/new", Reader.Instructor),
            new("teaching-course-refused", reader => SubmitAsync(reader, "/teaching/courses/new", "CourseEdit.Make"), Reader.Instructor),
            new("teaching-offering-new", $"{course}/offerings/new", Reader.Instructor),
            new(
                "teaching-offering-refused",
                reader => SubmitAsync(reader, $"{course}/offerings/new", "OfferingEdit.Make"),
                Reader.Instructor
            ),
            new("cohort", Cohort, Reader.Instructor),
            new("cohort-empty", $"/teaching/offerings/{Open}", Reader.Instructor),
            new("cohort-learner", record, Reader.Instructor),
            new("cohort-gradebook", $"{Cohort}/gradebook", Reader.Instructor),
            new("cohort-grade", grade, Reader.Instructor),
            new("cohort-scenarios", $"{Cohort}/scenarios", Reader.Instructor),
            new("cohort-paths", paths, Reader.Instructor),
            new("cohort-quizzes", $"{Cohort}/items", Reader.Instructor),
            new("cohort-items", items, Reader.Instructor),
            new("cohort-answers", $"{Cohort}/answers", Reader.Instructor),
            new("cohort-answer", answer, Reader.Instructor),
            new("cohort-message", $"{Cohort}/message", Reader.Instructor),
            new("cohort-message-preview", PreviewAsync, Reader.Instructor),
            new("cohort-seats", $"{Cohort}/seats?find=a", Reader.Instructor),
            new("cohort-time", time, Reader.Instructor),
            new("cohort-groups", $"{Cohort}/groups", Reader.Instructor),
            new("cohort-versions", $"{Cohort}/modules", Reader.Instructor),
            new("cohort-versions-compared", $"/teaching/offerings/{Open}/modules/confidentialite", Reader.Instructor),
            new("cohort-modules", $"{Cohort}/settings/modules", Reader.Instructor),
            new("cohort-modules-foreseen", reader => SubmitAsync(reader, $"{Cohort}/settings/modules", "Arrange.See"), Reader.Instructor),
            new("cohort-settings", $"{Cohort}/settings", Reader.Instructor),
        ];
    }

    private static async Task<IReadOnlyList<PageKind>> AdminsAsync(Visitor visitor)
    {
        var member = await FindAsync(visitor, "/institution/members?q=Gagnon", "main tbody a");
        await visitor.OpenAsync("/institution/invitations");
        await visitor.Page.GetByLabel(visitor.Says("Account.Email"), new() { Exact = true }).FillAsync("nouvelle@exemple.ca");
        await visitor.PressAsync(visitor.Says("Invitations.Send"));
        await visitor.PressAsync(visitor.Says("JoinCode.Make"));
        var code = await visitor.Page.Locator("main a[href*='/join/']").GetAttributeAsync("href");
        var invitation = await visitor.Site.LetterLinkAsync("nouvelle@exemple.ca");
        return
        [
            new("institution", "/institution", Reader.Admin),
            new("institution-refused", RefuseProfileAsync, Reader.Admin),
            new("institution-members", "/institution/members", Reader.Admin),
            new("institution-member", member, Reader.Admin),
            new("institution-invitations", "/institution/invitations", Reader.Admin),
            new(
                "institution-invitation-refused",
                reader => SubmitAsync(reader, "/institution/invitations", "Invitations.Send"),
                Reader.Admin
            ),
            new("institution-import", "/institution/import", Reader.Admin),
            new("institution-import-trial", ImportAsync, Reader.Admin),
            new("institution-sign-in", "/institution/sign-in", Reader.Admin),
            new("institution-sign-in-refused", reader => SubmitAsync(reader, "/institution/sign-in", "Provider.Submit"), Reader.Admin),
            new("privacy", "/privacy", Reader.Visitor),
            new("join", "/join", Reader.Visitor),
            new("join-by-code", code!, Reader.Visitor),
            new("invitation", invitation, Reader.Visitor),
            new("invitation-gone", "/invitations/rien", Reader.Visitor),
        ];
    }

    private static IEnumerable<PageKind> Operators() =>
        [
            new("operations", "/operations", Reader.Operator),
            new("operations-institutions", "/operations/institutions", Reader.Operator),
            new(
                "operations-institution-refused",
                visitor => SubmitAsync(visitor, "/operations/institutions", "Operations.Institutions.Submit"),
                Reader.Operator
            ),
            new("operations-outbox", "/operations/outbox", Reader.Operator),
            new("operations-mail", "/operations/mail", Reader.Operator),
            new("operations-versions", "/operations/versions", Reader.Operator),
            new("operations-storage", "/operations/storage", Reader.Operator),
        ];

    private static IEnumerable<PageKind> Students() =>
        [
            new("learning-in-cohort", "/learning", Reader.Student),
            new("my-course", $"/learning/courses/{Running}", Reader.Student),
            new("my-course-join", $"/learning/courses/{Open}", Reader.Student),
            new("my-course-code", "/join/course", Reader.Student),
            new("my-course-code-refused", visitor => SubmitAsync(visitor, "/join/course", "Join.Submit"), Reader.Student),
            new("comments", "/learning/comments", Reader.Student),
            new("passkey", $"/account/security/passkeys/{Passkey}", Reader.Student),
            new("security-passkey", "/account/security", Reader.Student),
        ];

    /// <summary>An offering that nobody has joined, on a module’s earlier version; a letter that never left; a passkey.</summary>
    private static async Task PutAsync(TrainingDbContext db)
    {
        var (now, today) = (DateTimeOffset.UtcNow, DateOnly.FromDateTime(DateTime.UtcNow));
        var running = await db.Set<Offering>().Include(o => o.Instructors).SingleAsync(o => o.Id == Running);
        var earlier = await db.Set<ModuleVersion>().SingleAsync(v => v.Module == "confidentialite" && v.Version == "0.9.0");
        var offering = new Offering
        {
            Id = Open,
            InstitutionId = running.InstitutionId,
            CourseId = running.CourseId,
            Name = "Groupe ouvert à tout le monde",
            StartsOn = today.AddDays(-1),
            Admission = Admission.Self,
            CreatedAt = now,
        };
        offering.Modules.Add(
            new()
            {
                OfferingId = Open,
                InstitutionId = running.InstitutionId,
                Module = earlier.Module,
                ContentHash = earlier.Hash,
                Position = 1,
                DueAt = now.AddDays(9),
            }
        );
        offering.Instructors.Add(
            new()
            {
                OfferingId = Open,
                InstitutionId = running.InstitutionId,
                LearnerId = running.Instructors[0].LearnerId,
            }
        );
        var student = await db.Learners.SingleAsync(l => l.Email == "demo@exemple.ca");
        db.AddRange(
            offering,
            new OutboxMessage
            {
                InstitutionId = running.InstitutionId,
                Kind = "letter",
                Key = "jamais partie",
                Payload = "{}",
                CreatedAt = now.AddDays(-2),
                DueAt = now.AddDays(-1),
                Tries = 9,
                Problem = "SmtpCommandException: MailboxUnavailable",
                DeadAt = now.AddDays(-1),
            },
            new IdentityUserPasskey<Guid>
            {
                UserId = student.Id,
                CredentialId = [1, 2, 3, 4],
                Data = new()
                {
                    PublicKey = [1],
                    Name = "Clé de poche",
                    CreatedAt = now,
                    AttestationObject = [1],
                    ClientDataJson = [1],
                },
            }
        );
    }

    private static async Task<string> FindAsync(Visitor visitor, string page, string link)
    {
        await visitor.OpenAsync(page);
        return (await visitor.Page.Locator(link).First.GetAttributeAsync("href"))!;
    }

    private static async Task SubmitAsync(Visitor visitor, string path, string button)
    {
        await visitor.OpenAsync(path);
        await visitor.PressAsync(visitor.Says(button));
    }

    private static async Task RefuseProfileAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/institution");
        await visitor.Page.GetByLabel(visitor.Says("Profile.NameFr"), new() { Exact = true }).FillAsync("");
        await visitor.Page.GetByLabel(visitor.Says("Profile.Accent"), new() { Exact = true }).FillAsync("#e8c468");
        await visitor.PressAsync(visitor.Says("Profile.Save"));
    }

    private static async Task ImportAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/institution/import");
        await visitor.UploadAsync(
            "courriel;prénom;nom;langue;rôle\namelie@exemple.ca;Amélie;Tremblay;fr;\npas une adresse;Noah;O’Brien;en;\ndemo@exemple.ca;;;;\n"
        );
    }

    private static async Task PreviewAsync(Visitor visitor)
    {
        await visitor.OpenAsync($"{Cohort}/message");
        await visitor.Page.GetByLabel(visitor.Says("CohortMessage.Subject"), new() { Exact = true }).FillAsync("Laboratoire de jeudi");
        await visitor.Page.GetByLabel(visitor.Says("CohortMessage.Text"), new() { Exact = true }).FillAsync("Apportez vos écouteurs.");
        await visitor.PressAsync(visitor.Says("CohortMessage.See"));
    }
}
