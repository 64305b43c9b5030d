using System.Text.RegularExpressions;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>What formats carry as tags or keywords: <c>C2</c>, <c>N1</c>, <c>source:65</c>, <c>lesson:pourquoi</c>, and the kind where they lack it.</summary>
internal sealed partial class ItemTags
{
    public const string Order = "order";
    public const string Cloze = "cloze";
    public const string SelfAssessed = "self-assessed";

    private const string SourcePrefix = "source:";
    private const string LessonPrefix = "lesson:";
    public const string CasePrefix = "case:";
    public const string CaseSourcePrefix = "case-source:";

    private readonly HashSet<string> kinds = new(StringComparer.Ordinal);

    public ImportedHead Head { get; private init; } = ImportedHead.Empty;

    /// <summary>The id of the case that the item belongs to.</summary>
    public string? Case { get; private set; }

    public IReadOnlyList<string> CaseSources { get; private init; } = [];

    public bool Has(string kind) => kinds.Contains(kind);

    public static IEnumerable<string> Of(Item item, Language language)
    {
        foreach (var competency in item.Competencies)
            yield return competency;
        yield return item.Level.ToString();
        if (item is OrderItem)
            yield return Order;
        if (item is ClozeItem)
            yield return Cloze;
        if (item is OpenItem { IsSelfAssessed: true })
            yield return SelfAssessed;
        foreach (var source in item.Text.In(language).Cited)
            yield return SourcePrefix + source;
        foreach (var lesson in item.Lessons)
            yield return LessonPrefix + lesson;
        if (item.Case is not { } vignette)
            yield break;
        yield return CasePrefix + vignette.Id;
        foreach (var source in vignette.Text.In(language).Cited)
            yield return CaseSourcePrefix + source;
    }

    /// <param name="name">What the file calls the item; its id is made of it.</param>
    public static ItemTags Read(string? name, IEnumerable<string> tags, LossList losses)
    {
        var id = name is null ? null : ShortSlug(name);
        List<string> competencies = [],
            sources = [],
            lessons = [],
            caseSources = [];
        string? level = null;
        var read = new List<Action<ItemTags>>();
        foreach (var tag in tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal))
            if (Competency().IsMatch(tag))
                competencies.Add(tag);
            else if (tag is "N1" or "N2" or "N3" && level is null)
                level = tag;
            else if (After(tag, SourcePrefix) is { } source)
                sources.Add(source);
            else if (After(tag, LessonPrefix) is { } lesson)
                lessons.Add(lesson);
            else if (After(tag, CaseSourcePrefix) is { } caseSource)
                caseSources.Add(caseSource);
            else if (After(tag, CasePrefix) is { } vignette)
                read.Add(t => t.Case ??= vignette);
            else if (tag is Order or Cloze or SelfAssessed)
                read.Add(t => t.kinds.Add(tag));
            else
                losses.Add(
                    id,
                    $"L’étiquette « {Cut(tag)} » n’est ni une compétence ni un niveau d’ici.",
                    $"The tag “{Cut(tag)}” is neither a competency nor a level of ours."
                );
        var made = new ItemTags { Head = new(id, competencies, level, sources, lessons), CaseSources = caseSources };
        foreach (var action in read)
            action(made);
        return made;
    }

    /// <summary>A slug of a few words; null when there is no letter in it.</summary>
    public static string? ShortSlug(string name)
    {
        const int MostLetters = 60;
        var slug = Slug.From(Start(name));
        if (slug.Length > MostLetters)
            slug = slug[..(slug.LastIndexOf('-', MostLetters) is var cut and > 0 ? cut : MostLetters)];
        return Slug.IsSlug(slug) ? slug : null;
    }

    /// <summary>As much of a name as a slug may be made of; never half a letter.</summary>
    public static string Start(string name)
    {
        const int MostLetters = 500;
        if (name.Length <= MostLetters)
            return name;
        return name[..(char.IsHighSurrogate(name[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
    }

    private static string? After(string tag, string prefix) =>
        tag.StartsWith(prefix, StringComparison.Ordinal) && Slug.IsSlug(tag[prefix.Length..]) ? tag[prefix.Length..] : null;

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(@"^C[0-9]{1,3}\z")]
    private static partial Regex Competency();
}
