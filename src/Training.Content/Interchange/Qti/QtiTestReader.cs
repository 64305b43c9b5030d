using System.Xml.Linq;
using Training.Content.Markup;

namespace Training.Content.Interchange.Qti;

/// <summary>A section with something to read before its questions.</summary>
internal sealed record QtiVignette(string Id, string Html, IReadOnlyList<string> Sources)
{
    public IEnumerable<string> Tags => Sources.Select(source => ItemTags.CaseSourcePrefix + source).Prepend(ItemTags.CasePrefix + Id);
}

/// <summary>Reads an <c>assessmentTest</c>: the order of its items, those that have a case, and what is told of its settings.</summary>
/// <param name="resolve">The path of a file that another names.</param>
/// <param name="open">The document at a path.</param>
/// <param name="take">Takes the item at a path.</param>
internal sealed class QtiTestReader(
    Func<string, string, string?> resolve,
    Func<string, XElement?> open,
    Action<string, QtiVignette?> take,
    LossList losses
)
{
    private const int MostDepth = 20;

    private readonly HashSet<string> sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> cases = new(StringComparer.Ordinal);

    /// <summary>What is read before the first question, as HTML.</summary>
    public string IntroductionHtml { get; private set; } = "";

    public void Read(string path, XElement test)
    {
        NoteSettings(test);
        var top = test.Named("testPart").SelectMany(part => part.Elements()).Where(IsSection).ToList();
        // One section around all is the quiz itself.
        if (top is [var whole] && Follow(whole, path) is var (section, at))
        {
            IntroductionHtml = Rubric(section);
            ReadInside(section, at, null, 0);
            return;
        }
        foreach (var each in top)
            ReadSection(each, path, null, 0);
    }

    private static bool IsSection(XElement element) => element.Name.LocalName is "assessmentSection" or "assessmentSectionRef";

    private void ReadSection(XElement named, string path, QtiVignette? vignette, int depth)
    {
        if (depth < MostDepth && Follow(named, path) is var (section, at))
            ReadInside(section, at, vignette ?? Vignette(section), depth + 1);
    }

    private void ReadInside(XElement section, string path, QtiVignette? vignette, int depth)
    {
        foreach (var part in section.Elements())
            if (IsSection(part))
                ReadSection(part, path, vignette, depth);
            else if (part.Is("assessmentItemRef"))
            {
                if (resolve(path, part.Said("href")) is { } item)
                    take(item, vignette);
                else
                    TellMissing();
            }
    }

    /// <summary>The section itself, or the one in another file.</summary>
    private (XElement Section, string Path)? Follow(XElement named, string path)
    {
        if (named.Is("assessmentSection"))
            return (named, path);
        if (resolve(path, named.Said("href")) is not { } other)
        {
            TellMissing();
            return null;
        }
        return sections.Add(other) && open(other) is { } section ? (section, other) : null;
    }

    private QtiVignette? Vignette(XElement section)
    {
        var html = Rubric(section);
        if (html.Length == 0)
            return null;
        var name = ItemTags.ShortSlug(Qti.Clean(Qti.Id(section.Said("identifier")))) ?? "section";
        var id = name;
        for (var i = 2; !cases.Add(id); i++)
            id = FormattableString.Invariant($"{name}-{i}");
        var title = QtiMarkup.Encode(section.Said("title"));
        var sources = section
            .Named("rubricBlock")
            .SelectMany(rubric => rubric.Said("class").Split(' '))
            .Where(word => word.StartsWith(Qti.SourceClass, StringComparison.Ordinal))
            .Select(word => word[Qti.SourceClass.Length..])
            .Where(Slug.IsSlug);
        return new(id, $"<div class=\"case\"><p class=\"title\"><strong>{title}</strong></p>{html}</div>", [.. sources]);
    }

    private static string Rubric(XElement section) =>
        string.Concat(
            section
                .Named("rubricBlock")
                .Where(rubric => rubric.Said("view").Length == 0 || rubric.Has("view", "candidate"))
                .Where(rubric => !string.IsNullOrWhiteSpace(rubric.Value))
                .Select(rubric => QtiMarkup.HasBlocks(rubric) ? QtiMarkup.Of(rubric) : $"<p>{QtiMarkup.Of(rubric)}</p>")
        );

    private void TellMissing() =>
        losses.Add(
            (string?)null,
            "Un fichier que le test nomme n’est pas dans le paquet.",
            "A file that the test names is not in the package."
        );

    private void NoteSettings(XElement test)
    {
        var settings = new List<(string Key, bool IsSaid)>
        {
            ("mastery", test.Named("outcomeDeclaration").Any(outcome => outcome.Said("masteryValue").Length > 0)),
            ("time", test.Within("timeLimits").Any()),
            ("draw", test.Within("selection").Any()),
            ("shuffle", test.Within("ordering").Any(ordering => ordering.Said("shuffle") == "true")),
            ("attempts", test.Within("itemSessionControl").Any(control => control.Said("maxAttempts").Length > 0)),
            ("back", test.Named("testPart").Any(part => part.Said("navigationMode") == "linear")),
            ("feedback", test.Named("testPart").Any(part => part.Said("submissionMode") == "individual")),
        };
        var said = string.Join(", ", settings.Where(setting => setting.IsSaid).Select(setting => setting.Key));
        if (said.Length > 0)
            losses.Add(
                (string?)null,
                $"Ces réglages du test restent à écrire dans l’en-tête : {said}.",
                $"These settings of the test are left to be written in the head: {said}."
            );
        if (test.Descendants().Any(e => e.Name.LocalName is "preCondition" or "branchRule"))
            losses.Add((string?)null, "Le parcours selon les réponses n’est pas repris.", "The path that depends on answers is not taken.");
        if (test.Within("weight").Any(weight => weight.Said("value") is not ("1" or "1.0")))
            losses.Add(
                (string?)null,
                "Les poids des questions ne sont pas repris : ici, chacune vaut autant.",
                "The weights of questions are not taken: here, each is worth the same."
            );
        if (test.Within("testFeedback").Any())
            losses.Add((string?)null, "La rétroaction sur tout le test n’est pas reprise.", "Feedback on the whole test is not taken.");
    }
}
