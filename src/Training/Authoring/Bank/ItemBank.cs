using System.Runtime.CompilerServices;
using Training.Catalogue;
using Training.Content;
using Training.Content.Competencies;
using Training.Content.Files;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Authoring.Bank;

/// <summary>An item of a published quiz, as its author wrote it.</summary>
/// <param name="Text">In Markdown; of a case, all of it.</param>
/// <param name="English">Null when the quiz isn’t translated.</param>
/// <param name="Folded">Every word of it, in both languages, without accents or capitals.</param>
public sealed record BankItem(PublishedModule Version, Quiz Quiz, Item Item, string Text, string? English, string Folded)
{
    /// <summary>The heading that it stands under: its own, or its case’s.</summary>
    public string Heading => Item.Case?.Id ?? Item.Id;

    /// <summary>As a form names it: <c>confidentialite/bilan#ouverture</c>.</summary>
    public string Name => $"{Quiz.Id}#{Item.Id}";
}

/// <summary>What an author looks for; what is null or empty asks nothing.</summary>
public sealed record BankSearch(string? Q, string? Competency, CompetencyLevel? Level, ItemKind? Kind, string? Source, string? Module)
{
    public IEnumerable<BankItem> In(IEnumerable<BankItem> items)
    {
        var words = (Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Slug.From).Where(w => w.Length > 0).ToList();
        var source = Source?.Trim(' ', '[', '@', ']') ?? "";
        return items.Where(i =>
            words.TrueForAll(word => i.Folded.Contains(word, StringComparison.Ordinal))
            && (string.IsNullOrEmpty(Competency) || i.Item.Competencies.Contains(Competency))
            && (Level is null || i.Item.Level == Level)
            && (Kind is null || i.Item.Kind == Kind)
            && (source.Length == 0 || i.Item.Text.Fr.Cited.Contains(source))
            && (string.IsNullOrEmpty(Module) || i.Version.Module.Slug == Module)
        );
    }
}

/// <summary>
/// Every item that an institution’s learners may be asked, in what its catalogue offers and in what some still go through. What is published is in memory already, and never changes: its words are folded once, and
/// looked through faster than a database could be asked.
/// </summary>
internal sealed class ItemBank
{
    private readonly ConditionalWeakTable<PublishedModule, IReadOnlyList<BankItem>> known = [];

    public IEnumerable<BankItem> All(ContentLibrary library) => library.Published.SelectMany(version => known.GetValue(version, Read));

    private static IReadOnlyList<BankItem> Read(PublishedModule version) =>
        [.. version.Module.Activities.OfType<Quiz>().SelectMany(quiz => Read(version, quiz))];

    private static IEnumerable<BankItem> Read(PublishedModule version, Quiz quiz)
    {
        var (source, english) = (TextsOf(version, $"modules/{quiz.Id}.quiz.md"), TextsOf(version, $"modules/{quiz.Id}.quiz.en.md"));
        foreach (var item in quiz.Items)
            if (source.GetValueOrDefault(item.Case?.Id ?? item.Id) is { } text)
            {
                var translated = english.GetValueOrDefault(item.Case?.Id ?? item.Id);
                yield return new(version, quiz, item, text, translated, Slug.From(text + " " + translated));
            }
    }

    private static IReadOnlyDictionary<string, string> TextsOf(PublishedModule version, string path) =>
        version.Files.Find(path) is { } bytes && AuthoredText.Read(bytes) is { } text
            ? ItemTexts.Of(text)
            : new Dictionary<string, string>();
}
