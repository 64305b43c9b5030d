using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>
/// What a walk through a scenario found, for as long as its text and what it is read with stay the same: while one file of a module is being typed, the
/// others aren’t walked again at every pause.
/// </summary>
internal static class WalkedScenarios
{
    private const int Most = 200;

    private static readonly ConditionalWeakTable<SharedContent, ConcurrentDictionary<string, ProblemList>> Known = [];

    public static void Check(Scenario scenario, MarkdownFile source, SharedContent shared, ProblemList problems)
    {
        var known = Known.GetOrCreateValue(shared);
        if (known.Count > Most)
            known.Clear();
        var text = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Path}\n{source.Text}")));
        var found = known.GetOrAdd(
            text,
            _ =>
            {
                var own = new ProblemList();
                ScenarioChecks.Check(scenario, source, shared, own);
                return own;
            }
        );
        problems.Take(found.Items);
    }
}
