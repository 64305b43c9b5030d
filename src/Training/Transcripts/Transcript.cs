using Training.Credentials;

namespace Training.Transcripts;

/// <summary>Something that a learner completed: where, when, and the hours it took.</summary>
/// <param name="Day">As the certificate says it.</param>
/// <param name="Provider">The institution where it was done.</param>
/// <param name="Certificate">The code of the certificate; null while there is none.</param>
/// <param name="ClaimAt">Where the certificate is claimed, when it may be here.</param>
public sealed record TranscriptEntry(DateOnly Day, string Title, string Provider, decimal Hours)
{
    public string? Certificate { get; init; }

    /// <summary>Of the certificate; null while there is none.</summary>
    public StandingKind? Standing { get; init; }

    public string? ClaimAt { get; init; }
}

/// <summary>Hours at one provider.</summary>
public sealed record ProviderHours(string Provider, decimal Hours);

/// <summary>The modules that were completed in one calendar year, the last first.</summary>
public sealed record TranscriptYear(int Year, IReadOnlyList<TranscriptEntry> Modules)
{
    public decimal Hours => Modules.Sum(m => m.Hours);

    public IReadOnlyList<ProviderHours> ByProvider => Transcript.Share(Modules);
}

/// <summary>What someone completed, at every institution: it is their own.</summary>
/// <param name="Courses">The courses that those modules completed; their hours take in the modules’, and so are added to no total.</param>
public sealed record Transcript(IReadOnlyList<TranscriptEntry> Modules, IReadOnlyList<TranscriptEntry> Courses)
{
    public bool IsEmpty => Modules.Count == 0 && Courses.Count == 0;

    public decimal Hours => Modules.Sum(m => m.Hours);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TranscriptYear> Years =>
        [.. Modules.GroupBy(m => m.Day.Year).OrderByDescending(y => y.Key).Select(y => new TranscriptYear(y.Key, [.. y]))];

    public IReadOnlyList<ProviderHours> ByProvider => Share(Modules);

    internal static IReadOnlyList<ProviderHours> Share(IEnumerable<TranscriptEntry> modules) =>
        [
            .. modules
                .GroupBy(m => m.Provider)
                .Select(g => new ProviderHours(g.Key, g.Sum(m => m.Hours)))
                .OrderByDescending(p => p.Hours)
                .ThenBy(p => p.Provider, StringComparer.CurrentCulture),
        ];
}
