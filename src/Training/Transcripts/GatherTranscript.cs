using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Credentials;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Progress;

namespace Training.Transcripts;

/// <summary>Finds what a learner completed, wherever they did.</summary>
internal sealed class GatherTranscript(TrainingDbContext db, ContentLibrary content, TimeProvider clock)
{
    private sealed record Certificate(
        Guid CompletionId,
        int Revision,
        string Code,
        CredentialState State,
        string? SupersededBy,
        DateTimeOffset? ExpiresAt
    )
    {
        public StandingKind Standing(DateTimeOffset now) => CredentialStanding.KindOf(State, SupersededBy, ExpiresAt, now);
    }

    public async Task<Transcript> OfAsync(Guid learner, CancellationToken ct)
    {
        var institutions = await db.Set<Institution>().AsNoTracking().ToDictionaryAsync(i => i.Id, ct);
        return new(await ModulesAsync(learner, institutions, ct), await CoursesAsync(learner, institutions, ct));
    }

    private async Task<List<TranscriptEntry>> ModulesAsync(Guid learner, Dictionary<Guid, Institution> institutions, CancellationToken ct)
    {
        var completions = await db.Set<Completion>()
            .OfAllInstitutions()
            .AsNoTracking()
            .Where(c => c.LearnerId == learner)
            .OrderByDescending(c => c.CompletedAt)
            .ToListAsync(ct);
        var certificates = Latest(
            await db.Set<Credential>()
                .OfAllInstitutions()
                .Where(c => c.LearnerId == learner && c.CompletionId != null)
                .Select(c => new Certificate(c.CompletionId!.Value, c.Revision, c.Code, c.State, c.SupersededBy, c.ExpiresAt))
                .ToListAsync(ct)
        );

        var modules = new List<TranscriptEntry>();
        foreach (var completion in completions)
        {
            // The hours of the version that was completed, whatever the module became.
            var module = (await content.GetAsync(completion.ContentHash, ct)).Module;
            var certificate = certificates.GetValueOrDefault(completion.Id);
            modules.Add(
                new(
                    completion.CompletedAt.ToLocalDay(),
                    module.Text.In(Languages.Current).Title,
                    institutions[completion.InstitutionId].Name(Languages.Current),
                    module.Hours
                )
                {
                    Certificate = certificate?.Code,
                    Standing = certificate?.Standing(clock.GetUtcNow()),
                    ClaimAt =
                        certificate is null && completion.InstitutionId == db.InstitutionId
                            ? $"~/modules/{completion.Module}/credential"
                            : null,
                }
            );
        }
        return modules;
    }

    /// <summary>Of each completion, the last of those that took each other’s place.</summary>
    private static Dictionary<Guid, Certificate> Latest(List<Certificate> certificates) =>
        certificates.GroupBy(c => c.CompletionId).ToDictionary(of => of.Key, of => of.MaxBy(c => c.Revision)!);

    private async Task<List<TranscriptEntry>> CoursesAsync(Guid learner, Dictionary<Guid, Institution> institutions, CancellationToken ct)
    {
        var courses = await db.Set<CourseCompletion>()
            .OfAllInstitutions()
            .Where(c => c.LearnerId == learner)
            .Join(
                db.Set<InstitutionCourse>().OfAllInstitutions(),
                c => c.CourseId,
                course => course.Id,
                (c, course) =>
                    new
                    {
                        c.Id,
                        c.CompletedAt,
                        c.Hours,
                        c.InstitutionId,
                        course.TitleFr,
                        course.TitleEn,
                    }
            )
            .OrderByDescending(c => c.CompletedAt)
            .ToListAsync(ct);
        var certificates = Latest(
            await db.Set<Credential>()
                .OfAllInstitutions()
                .Where(c => c.LearnerId == learner && c.CourseCompletionId != null)
                .Select(c => new Certificate(c.CourseCompletionId!.Value, c.Revision, c.Code, c.State, c.SupersededBy, c.ExpiresAt))
                .ToListAsync(ct)
        );
        return
        [
            .. from course in courses
            let certificate = certificates.GetValueOrDefault(course.Id)
            select new TranscriptEntry(
                course.CompletedAt.ToLocalDay(),
                Languages.Current == Content.Language.En ? course.TitleEn : course.TitleFr,
                institutions[course.InstitutionId].Name(Languages.Current),
                course.Hours
            )
            {
                Certificate = certificate?.Code,
                Standing = certificate?.Standing(clock.GetUtcNow()),
                ClaimAt = certificate is null && course.InstitutionId == db.InstitutionId ? $"~/credentials/courses/{course.Id}" : null,
            },
        ];
    }
}
