using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Institutions;

/// <summary>What an operator says of a new institution.</summary>
public sealed record InstitutionDraft(string Slug, string NameFr)
{
    /// <summary>Null when it is the same in English.</summary>
    public string? NameEn { get; init; }

    public string? Host { get; init; }
    public string? Contact { get; init; }
    public bool IsOpen { get; init; }
}

/// <summary>Why something was refused.</summary>
/// <param name="Text">The key of the sentence that says it.</param>
public sealed record Refusal(string Text, params object[] Details);

/// <summary>Adds an institution to the installation.</summary>
public sealed partial class CreateInstitution(TrainingDbContext db, InstitutionDirectory directory, TimeProvider clock)
{
    /// <returns>The institution, or what stands in its way; then nothing was written.</returns>
    public async Task<(Institution?, Refusal?)> CreateAsync(InstitutionDraft draft, CancellationToken ct = default)
    {
        if (await CheckAsync(draft, ct) is { } problem)
            return (null, problem);
        var name = draft.NameFr.Trim();
        var institution = new Institution
        {
            Slug = draft.Slug,
            Host = Host(draft),
            NameFr = name,
            NameEn = draft.NameEn?.Trim() is { Length: > 0 } english ? english : name,
            Contact = draft.Contact?.Trim() ?? "",
            IsOpen = draft.IsOpen,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(institution);
        if (!await db.TrySaveAsync(ct))
            return (null, new("Institution.Slug.Taken", draft.Slug));
        await directory.ReloadAsync(ct);
        return (institution, null);
    }

    private async Task<Refusal?> CheckAsync(InstitutionDraft draft, CancellationToken ct)
    {
        if (!SlugPattern().IsMatch(draft.Slug) || draft.Slug.Length > Institution.SlugLength)
            return new("Institution.Slug.Wrong", draft.Slug, Institution.SlugLength);
        if (draft.NameFr.Trim() is not { Length: > 0 and <= Institution.NameLength } || draft.NameEn?.Length > Institution.NameLength)
            return new("Institution.Name.Wrong", Institution.NameLength);
        if (Host(draft) is { } host && (host.Length > Institution.HostLength || Uri.CheckHostName(host) != UriHostNameType.Dns))
            return new("Institution.Host.Wrong", host);
        if (draft.Contact?.Trim() is { Length: > 0 } contact && !EmailAddress.IsComplete(contact))
            return new("Institution.Contact.Wrong", contact);
        if (await db.Set<Institution>().AnyAsync(i => i.Slug == draft.Slug, ct))
            return new("Institution.Slug.Taken", draft.Slug);
        if (Host(draft) is { } taken && await db.Set<Institution>().AnyAsync(i => i.Host == taken, ct))
            return new("Institution.Host.Taken", taken);
        return null;
    }

    private static string? Host(InstitutionDraft draft) => draft.Host?.Trim().ToLowerInvariant() is { Length: > 0 } host ? host : null;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();
}
