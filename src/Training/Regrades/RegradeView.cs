using System.Security.Cryptography;
using System.Text;
using Training.Statistics;

namespace Training.Regrades;

/// <summary>What an author chose to correct, and what it would change.</summary>
/// <param name="Now">The edition whose key counts.</param>
/// <param name="From">The editions that were attempted and can be corrected, the latest first.</param>
/// <param name="Edition">The one looked at; null when there is none.</param>
/// <param name="Items">Its items whose key differs, or was corrected before.</param>
/// <param name="Chosen">Those to correct.</param>
/// <param name="Changes">By the version of the attempts; empty while nothing is chosen.</param>
/// <param name="Made">The corrections made so far, the last first.</param>
public sealed record RegradeView(
    QuizEdition Now,
    IReadOnlyList<QuizEdition> From,
    QuizEdition? Edition,
    IReadOnlyList<CorrectedItem> Items,
    IReadOnlyList<CorrectedItem> Chosen,
    IReadOnlyDictionary<string, IReadOnlyList<AttemptChange>> Changes,
    IReadOnlyList<MadeRegrade> Made
)
{
    /// <summary>In an order that tells nothing of anyone.</summary>
    public IReadOnlyList<AttemptChange> AllChanges { get; } =
    [.. Changes.Values.SelectMany(changes => changes).OrderBy(c => c.Before).ThenBy(c => c.After).ThenBy(c => c.IsCompleted)];

    /// <summary>What was seen: were it anything else by the time it is applied, it is shown again first.</summary>
    public string Seen =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Changes
                            .Values.SelectMany(c => c)
                            .Select(c => FormattableString.Invariant($"{c.Attempt.Id} {c.After}"))
                            .Order(StringComparer.Ordinal)
                    )
                )
            )
        )[..16];
}

/// <summary>A correction as the page lists it.</summary>
public sealed record MadeRegrade(string FromHash, DateTimeOffset MadeAt, string Items, string Reason, int Changed, int Gained, int Lost);
