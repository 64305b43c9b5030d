using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <summary>What was pasted, as Markdown, and what of it stayed behind.</summary>
/// <param name="Pictures">How many pictures stayed behind.</param>
public sealed record Pasted(string Markdown, IReadOnlyList<Localized<string>> LeftOut, int Pictures = 0)
{
    /// <summary>What the text calls itself, in plain words, when it begins with a title.</summary>
    public string? Title { get; init; }

    /// <summary>The same text for whoever takes the title apart: without it, and with the headings below as high as a lesson’s begin. Null without a title.</summary>
    public string? Below { get; init; }
}

/// <summary>A text copied from Word, Google Docs or a page, as the Markdown of a lesson. Nothing of it runs, nothing is fetched.</summary>
public static class PastedHtml
{
    /// <summary>What Word writes for some thirty pages, its styles included.</summary>
    public const int MostLetters = 2_000_000;

    private const int MostMarkdown = ContentFiles.MostTextBytes / 4;

    /// <param name="hasLetters">Whether a list that is lettered keeps its letters, which Markdown has none of: answers are known by them.</param>
    public static Pasted Read(string html, bool hasLetters = false) => Read(html, new LeftOut(), hasLetters);

    /// <param name="left">What stayed behind before it was HTML.</param>
    internal static Pasted Read(string html, LeftOut left, bool hasLetters = false)
    {
        if (html.Length > MostLetters || HtmlToMarkdown.OpensTooMuch(html))
            return TooMuch();
        var body = new HtmlParser().ParseDocument(html).Body!;
        if (!HtmlToMarkdown.IsShallow(body))
            return TooMuch();

        var cleaner = new PastedCleaner(body, left, hasLetters);
        var notes = cleaner.Clean();
        var dropped = new DroppedHtml();
        var markdown = Write(body, notes, dropped, hasLetters);
        if (markdown.Length > MostMarkdown)
            return TooMuch();
        left.Add(dropped);
        var pasted = new Pasted(markdown, left.Told, left.Pictures);
        if (cleaner.Title is not { } title)
            return pasted;
        cleaner.TakeTitle();
        return pasted with { Title = title, Below = Write(body, notes, new(), hasLetters) };
    }

    private static string Write(IElement body, IReadOnlyList<PastedNote> notes, DroppedHtml dropped, bool hasLetters)
    {
        string[] parts =
        [
            new HtmlToMarkdown(dropped, hasHeadings: true, hasLetters: hasLetters).Blocks(body.ChildNodes),
            .. notes.Select(note => $"[^{note.Number}]: {HtmlToMarkdown.Line(note.Nodes, dropped).Trim()}"),
        ];
        var markdown = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return markdown.Length > 0 ? markdown + "\n" : "";
    }

    private static Pasted TooMuch() =>
        new(
            "",
            [
                new(
                    Typography.Set(
                        "Ce texte est trop long ou trop imbriqué pour être repris d’un coup : collez-le par morceaux.",
                        Language.Fr
                    ),
                    "This text is too long or too deeply nested to be taken at once: paste it in parts."
                ),
            ]
        );
}

/// <summary>A footnote that a pasted text refers to.</summary>
internal sealed record PastedNote(int Number, IReadOnlyList<INode> Nodes);

/// <summary>What of a pasted text stays behind, each kind told once, with how many there were where that helps to find them.</summary>
internal sealed class LeftOut
{
    private readonly SortedDictionary<Kind, int> kinds = [];

    public enum Kind
    {
        Pictures,
        Objects,
        Boxes,
        Comments,
        Changes,
        Hidden,
        Contents,
        Headers,
        Equations,
        Symbols,
        Scripts,
        Links,
        Layout,
    }

    public IReadOnlyList<Localized<string>> Told => [.. kinds.Select(kind => Tell(kind.Key, kind.Value))];

    public int Pictures => kinds.GetValueOrDefault(Kind.Pictures);

    public void Add(Kind kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

    /// <summary>Who knows how many.</summary>
    public void AddSome(Kind kind) => kinds.TryAdd(kind, 0);

    public void Add(DroppedHtml dropped)
    {
        if (dropped.Has(DroppedKind.Media))
            Add(Kind.Pictures);
        if (dropped.Has(DroppedKind.Scripts))
            Add(Kind.Scripts);
        if (dropped.Has(DroppedKind.Links))
            Add(Kind.Links);
        if (dropped.Has(DroppedKind.Layout))
            Add(Kind.Layout);
    }

    private static Localized<string> Tell(Kind kind, int count)
    {
        var (fr, en) = kind switch
        {
            Kind.Pictures when count == 1 => (
                "Une image n’est pas reprise : ajoutez-la à la page « Médias » du module, avec son texte de remplacement.",
                "One picture is not taken: add it on the module’s “Media” page, with its alternative text."
            ),
            Kind.Pictures => (
                $"{count} images ne sont pas reprises : ajoutez-les à la page « Médias » du module, avec leur texte de remplacement.",
                $"{count} pictures are not taken: add them on the module’s “Media” page, with their alternative text."
            ),
            Kind.Objects when count == 1 => (
                "Un objet d’un autre programme (feuille de calcul, document inséré) n’est pas repris.",
                "One object of another program (a sheet, an inserted document) is not taken."
            ),
            Kind.Objects => (
                $"{count} objets d’autres programmes (feuilles de calcul, documents insérés) ne sont pas repris.",
                $"{count} objects of other programs (sheets, inserted documents) are not taken."
            ),
            Kind.Boxes when count == 1 => (
                "Le texte d’une zone de texte suit le paragraphe où elle était : voyez s’il est à sa place.",
                "The text of a text box follows the paragraph that it was in: see whether it is in its place."
            ),
            Kind.Boxes => (
                $"Le texte de {count} zones de texte suit le paragraphe où elles étaient : voyez s’il est à sa place.",
                $"The text of {count} text boxes follows the paragraph that they were in: see whether it is in its place."
            ),
            Kind.Comments when count == 0 => ("Les commentaires ne sont pas repris.", "Comments are not taken."),
            Kind.Comments when count == 1 => ("Un commentaire n’est pas repris.", "One comment is not taken."),
            Kind.Comments => ($"{count} commentaires ne sont pas repris.", $"{count} comments are not taken."),
            Kind.Changes => (
                "Le suivi des modifications est appliqué : ce qui était ajouté reste, ce qui était supprimé est enlevé.",
                "Tracked changes are applied: what was added stays, what was deleted is removed."
            ),
            Kind.Hidden => ("Le texte masqué n’est pas repris.", "Hidden text is not taken."),
            Kind.Contents => (
                "La table des matières n’est pas reprise : la page fait la sienne.",
                "The table of contents is not taken: the page makes its own."
            ),
            Kind.Headers => ("Les en-têtes et les pieds de page ne sont pas repris.", "Headers and footers are not taken."),
            Kind.Equations => (
                "Les équations deviennent des mots sur une ligne : relisez-les.",
                "Equations become words on a line: read them again."
            ),
            Kind.Symbols => (
                "Les symboles d’une police spéciale (cases, flèches) sont enlevés.",
                "Symbols of a special font (boxes, arrows) are removed."
            ),
            Kind.Scripts => ("Un script, un cadre ou un formulaire est enlevé.", "A script, a frame or a form is removed."),
            Kind.Links => (
                "Un lien qui ne mène ni à https:, ni à mailto:, tel: ou sms: est enlevé; ses mots restent.",
                "A link that leads neither to https: nor to mailto:, tel: or sms: is removed; its words stay."
            ),
            _ => (
                "Une mise en forme que le texte ne peut pas avoir ici est enlevée; ses mots restent.",
                "Formatting that the text can’t have here is removed; its words stay."
            ),
        };
        return new(Typography.Set(fr, Language.Fr), en);
    }
}
