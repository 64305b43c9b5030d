using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Progress;

namespace Training.Credentials.Requests;

/// <summary>A request that waits, with what it is for.</summary>
/// <param name="Slug">Of the module or the course.</param>
public sealed record WaitingRequest(
    CredentialRequest Request,
    string Slug,
    Localized<string> Titles,
    DateTimeOffset CompletedAt,
    string Account,
    string? Email
);

/// <summary>The requests that wait for a registrar, the oldest first.</summary>
internal sealed class RequestQueue(TrainingDbContext db, ContentLibrary content)
{
    private IQueryable<CredentialRequest> Waiting => db.Set<CredentialRequest>().Where(r => r.IsGranted == null);

    public Task<int> CountAsync(CancellationToken ct) => Waiting.CountAsync(ct);

    public Task<List<WaitingRequest>> PageAsync(int skip, int take, CancellationToken ct) =>
        ReadAsync(Waiting.OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).Skip(skip).Take(take), ct);

    public Task<List<WaitingRequest>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ReadAsync(db.Set<CredentialRequest>().Where(r => ids.Contains(r.Id)).OrderBy(r => r.RequestedAt).ThenBy(r => r.Id), ct);

    private async Task<List<WaitingRequest>> ReadAsync(IQueryable<CredentialRequest> requests, CancellationToken ct)
    {
        var asked = await requests.AsNoTracking().ToListAsync(ct);
        var done = await DoneAsync(asked, ct);
        var learners = asked.Select(r => r.LearnerId).Distinct().ToList();
        var people = await db
            .Learners.Where(l => learners.Contains(l.Id))
            .Select(l => new
            {
                l.Id,
                l.GivenName,
                l.FamilyName,
                l.Email,
            })
            .ToDictionaryAsync(l => l.Id, ct);
        return
        [
            .. from request in asked
            let of = done[request.Id]
            let person = people[request.LearnerId]
            select new WaitingRequest(request, of.Slug, of.Titles, of.At, $"{person.GivenName} {person.FamilyName}", person.Email),
        ];
    }

    private sealed record Done(string Slug, Localized<string> Titles, DateTimeOffset At);

    private async Task<Dictionary<Guid, Done>> DoneAsync(List<CredentialRequest> asked, CancellationToken ct)
    {
        var modules = asked.Select(r => r.CompletionId).OfType<Guid>().ToList();
        var courses = asked.Select(r => r.CourseCompletionId).OfType<Guid>().ToList();
        var byModule = await db.Set<Completion>().AsNoTracking().Where(c => modules.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var byCourse = await (
            from completion in db.Set<CourseCompletion>()
            join course in db.Set<InstitutionCourse>() on completion.CourseId equals course.Id
            where courses.Contains(completion.Id)
            select new
            {
                completion.Id,
                completion.CompletedAt,
                course.Slug,
                course.TitleFr,
                course.TitleEn,
            }
        ).ToDictionaryAsync(c => c.Id, ct);
        var done = new Dictionary<Guid, Done>();
        foreach (var request in asked)
            if (request.CompletionId is { } id)
            {
                var text = (await content.GetAsync(byModule[id].ContentHash, ct)).Module.Text;
                done[request.Id] = new(byModule[id].Module, new(text.Fr.Title, text.En.Title), byModule[id].CompletedAt);
            }
            else
            {
                var course = byCourse[request.CourseCompletionId!.Value];
                done[request.Id] = new(course.Slug, new(course.TitleFr, course.TitleEn), course.CompletedAt);
            }
        return done;
    }
}
