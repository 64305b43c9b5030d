using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Courses;
using Training.Credentials.Registrar;
using Training.Credentials.Requests;
using Training.Credentials.Templates;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials;

/// <summary>A learner claims the certificate of a course they completed; one of an earlier completion that expires is renewed by it.</summary>
internal static class AwardCourseCredential
{
    public static void MapAwardCourseCredential(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/credentials/courses/{completion:guid}", Show);
        routes.MapPost("/credentials/courses/{completion:guid}", Claim);
    }

    private static async Task<Results<RazorComponentResult<ClaimCoursePage>, RedirectHttpResult, NotFound>> Show(
        Guid completion,
        CourseCredentials courses,
        AskForCredential ask,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (await FindAsync(db, learner, completion, ct) is not { } found)
            return TypedResults.NotFound();
        if (await courses.OfCompletionAsync(completion, ct) is { } awarded)
            return To(awarded);
        // What a registrar looks at already is asked for once.
        if (await ask.FindAsync(found, ct) is { IsGranted: null })
            return Waiting();
        return Page(found, await courses.CourseAsync(found, ct), new() { Name = learner.FullName }, new());
    }

    private static async Task<Results<RazorComponentResult<ClaimCoursePage>, RedirectHttpResult, NotFound>> Claim(
        Guid completion,
        [FromForm] ClaimForm form,
        CourseCredentials courses,
        AskForCredential ask,
        ReplaceCredential replace,
        TrainingDbContext db,
        CurrentLearner learner,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(db, learner, completion, ct) is not { } found)
            return TypedResults.NotFound();
        if (await courses.OfCompletionAsync(completion, ct) is { } awarded)
            return To(awarded);
        // What waits for a registrar is issued by nobody else, whatever the template says since.
        if (await ask.FindAsync(found, ct) is { IsGranted: null })
            return Waiting();
        var course = await courses.CourseAsync(found, ct);
        var name = HolderName.Tidy(form.Name);
        var errors = HolderName.Check(name, texts);
        if (errors.Any)
            return Page(found, course, form, errors);

        var language = Languages.Find(form.Language) ?? Languages.Current;
        var template = await db.TemplateForAsync(CredentialTemplate.OfCourse(course.Slug), ct);
        if (template?.IsReviewed is true)
        {
            await ask.RunAsync(found, name, language, ct);
            return Waiting();
        }
        var credential = await courses.MakeAsync(found, course, template, name, language, clock.GetUtcNow(), ct);
        if (
            await courses.EarlierAsync(credential, ct) is { } earlier
            && await replace.RunAsync(earlier, credential, CredentialEventKind.Renewed, ct)
        )
            return To(credential);
        db.Add(credential);
        db.Add(CredentialEvent.Of(credential, CredentialEventKind.Issued, credential.IssuedAt));
        // A second click that lost the race shows what the first one was given.
        return To(await db.TrySaveAsync(ct) ? credential : (await courses.OfCompletionAsync(completion, ct))!);
    }

    private static Task<CourseCompletion?> FindAsync(TrainingDbContext db, CurrentLearner learner, Guid completion, CancellationToken ct) =>
        db.Set<CourseCompletion>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == completion && c.LearnerId == learner.Id, ct);

    private static RazorComponentResult<ClaimCoursePage> Page(
        CourseCompletion completion,
        InstitutionCourse course,
        ClaimForm form,
        FormErrors errors
    ) =>
        new(
            new
            {
                Completion = completion,
                Course = course,
                Form = form,
                Errors = errors,
            }
        );

    private static RedirectHttpResult Waiting() => TypedResults.LocalRedirect("~/credentials#requests");

    private static RedirectHttpResult To(Credential credential) => TypedResults.LocalRedirect($"~/credentials#{credential.Code}");
}
