using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Credentials.Templates;

/// <summary>What a template is for, in words.</summary>
public sealed record TemplateTarget(string Target, string Title);

/// <summary>Finds what may have a template, and shows what one gives.</summary>
internal sealed class OpenTemplate(TrainingDbContext db, ContentLibrary content, CurrentInstitution institution, TimeProvider clock)
{
    /// <returns>The modules and courses that the institution awards credentials for.</returns>
    public async Task<IReadOnlyList<TemplateTarget>> TargetsAsync(CancellationToken ct)
    {
        var courses = await db.Set<InstitutionCourse>()
            .AsNoTracking()
            .Select(c => new
            {
                c.Slug,
                c.TitleFr,
                c.TitleEn,
            })
            .ToListAsync(ct);
        return
        [
            // Who is on a module that was withdrawn still completes it.
            .. content.Published.Select(v => new TemplateTarget(
                CredentialTemplate.OfModule(v.Module.Slug),
                v.Module.Text.In(Languages.Current).Title
            )),
            .. courses.Select(c => new TemplateTarget(
                CredentialTemplate.OfCourse(c.Slug),
                Languages.Current == Language.En ? c.TitleEn : c.TitleFr
            )),
        ];
    }

    /// <returns>Null when there is no such module or course; an empty title for what has none of its own.</returns>
    public async Task<TemplateTarget?> FindTargetAsync(string? target, CancellationToken ct) =>
        string.IsNullOrEmpty(target) ? new("", "") : (await TargetsAsync(ct)).FirstOrDefault(t => t.Target == target);

    public Task<CredentialTemplate?> FindAsync(string target, CancellationToken ct) =>
        db.Set<CredentialTemplate>().SingleOrDefaultAsync(t => t.Target == target, ct);

    /// <summary>A certificate as the template would have it printed today, of nobody; null when there is no module to show it of.</summary>
    public Credential? Sample(CredentialTemplate template, string holder)
    {
        var slug = template.Target.StartsWith("module/", StringComparison.Ordinal) ? template.Target["module/".Length..] : null;
        var version = (slug is null ? null : content.Current(slug)) ?? content.Published.FirstOrDefault();
        if (version is null)
            return null;
        var now = clock.GetUtcNow();
        var kind = CertifiedFacts.Kind(version.Module, version.Module.MoveOn);
        return new()
        {
            InstitutionId = institution.Id,
            Code = new('0', CredentialCode.Length),
            LearnerId = Guid.Empty,
            HolderName = holder,
            Kind = kind,
            Module = version.Module.Slug,
            ContentHash = version.Hash,
            Language = Languages.Current,
            Hours = version.Module.Hours,
            StartedAt = now.AddDays(-7),
            CompletedAt = now,
            IssuedAt = now,
            ExpiresAt = template.EndsAfter(now),
            Facts = CertifiedFacts.Of(version, kind, institution.Details).Under(template, now.ToLocalDay(), institution.Details),
        };
    }
}
