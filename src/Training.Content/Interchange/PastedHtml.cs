using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <summary>What was pasted, as Markdown, and what of it stayed behind.</summary>
public sealed record Pasted(string Markdown, IReadOnlyList<Localized<string>> LeftOut);

/// <summary>A text copied from Word, Google Docs or a page, as the Markdown of a lesson. Nothing of it runs, nothing is fetched.</summary>
public static class PastedHtml
{
    /// <summary>What Word writes for some thirty pages, its styles included.</summary>
    public const int MostLetters = 2_000_000;

    private const int MostMarkdown = ContentFiles.MostTextBytes / 4;

    public static Pasted Read(string html)
    {
        var left = new LeftOut();
        if (html.Length > MostLetters || HtmlToMarkdown.OpensTooMuch(html))
            return TooMuch();
        var body = new HtmlParser().ParseDocument(html).Body!;
        if (!HtmlToMarkdown.IsShallow(body))
            return TooMuch();

        var cleaner = new PastedCleaner(body, left);
        var notes = cleaner.Clean();
        var dropped = new DroppedHtml();
        var writer = new HtmlToMarkdown(dropped, hasHeadings: true);
        string[] parts =
        [
            writer.Blocks(body.ChildNodes),
            .. notes.Select(note => $"[^{note.Number}]: {HtmlToMarkdown.Line(note.Nodes, dropped).Trim()}"),
        ];
        var markdown = string.Join("\n\n", parts.Where(part => part.Length > 0));
        if (markdown.Length > MostMarkdown)
            return TooMuch();
        left.Add(dropped);
        return new(markdown.Length > 0 ? markdown + "\n" : "", left.Told);
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

/// <summary>What of a pasted text stays behind, each kind told once.</summary>
internal sealed class LeftOut
{
    private readonly SortedSet<Kind> kinds = [];

    public enum Kind
    {
        Pictures,
        Comments,
        Changes,
        Hidden,
        Contents,
        Scripts,
        Links,
        Layout,
    }

    public IReadOnlyList<Localized<string>> Told => [.. kinds.Select(Tell)];

    public void Add(Kind kind) => kinds.Add(kind);

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

    private static Localized<string> Tell(Kind kind)
    {
        var (fr, en) = kind switch
        {
            Kind.Pictures => (
                "Les images ne se collent pas : ajoutez-les à la page des images du module, avec leur texte de remplacement.",
                "Pictures can’t be pasted: add them on the module’s page of pictures, with their alternative text."
            ),
            Kind.Comments => ("Les commentaires ne sont pas repris.", "Comments are not taken."),
            Kind.Changes => (
                "Le suivi des modifications est appliqué : ce qui était ajouté reste, ce qui était supprimé est enlevé.",
                "Tracked changes are applied: what was added stays, what was deleted is removed."
            ),
            Kind.Hidden => ("Le texte masqué n’est pas repris.", "Hidden text is not taken."),
            Kind.Contents => (
                "La table des matières n’est pas reprise : la page fait la sienne.",
                "The table of contents is not taken: the page makes its own."
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
