using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>The feedback of an item, each text given once to what it is about.</summary>
internal sealed class QtiFeedback
{
    private readonly ILookup<string, XElement> named;
    private readonly HashSet<string> always;
    private readonly HashSet<XElement> left;

    public QtiFeedback(XElement item)
    {
        var all = item.Descendants()
            .Where(e => e.Name.LocalName is "feedbackInline" or "feedbackBlock" or "modalFeedback" && !string.IsNullOrWhiteSpace(e.Value))
            .ToList();
        left = [.. all];
        named = all.Where(IsShown).ToLookup(e => e.Said("identifier"), StringComparer.Ordinal);
        always =
        [
            .. item.Named("responseProcessing")
                .SelectMany(processing => processing.Named("setOutcomeValue"))
                .SelectMany(set => set.Within("baseValue"))
                .Select(value => value.Value.Trim()),
        ];
    }

    /// <summary>Whether some depends on something that has no like here.</summary>
    public bool HasMore => left.Count > 0;

    /// <summary>What is said to whoever chooses it: inside it, or by its name.</summary>
    public string Of(XElement choice) =>
        Take(
            choice
                .Descendants()
                .Where(e => left.Contains(e) && IsShown(e))
                .Concat(named[choice.Said("identifier")].Where(e => e.Is("modalFeedback")))
        );

    public string Of(string identifier) => Take(named[identifier]);

    /// <summary>What is said whatever the answer.</summary>
    public string General() =>
        Take(always.Order(StringComparer.Ordinal).SelectMany(identifier => named[identifier]).Where(e => e.Is("modalFeedback")));

    // Several are paragraphs, not one run of words.
    private string Take(IEnumerable<XElement> texts)
    {
        var taken = texts.Where(left.Remove).ToList();
        return taken is [var only]
            ? QtiMarkup.Of(only)
            : string.Concat(taken.Select(text => QtiMarkup.HasBlocks(text) ? QtiMarkup.Of(text) : $"<p>{QtiMarkup.Of(text)}</p>"));
    }

    private static bool IsShown(XElement text) => text.Said("showHide") != "hide";
}
