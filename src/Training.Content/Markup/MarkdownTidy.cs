using System.Text.RegularExpressions;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Files;

namespace Training.Content.Markup;

/// <summary>Runs once on a parsed file: refuses what no file may hold, keeps of the attributes only the ids, sets the typography.</summary>
internal sealed partial class MarkdownTidy(MarkdownFile file, ProblemList problems)
{
    // Far above any text for people, below what the renderer and its stack bear.
    private const int MostDepth = 60;

    public bool Run()
    {
        if (!IsShallow())
            return false;
        foreach (var definitions in file.Blocks.OfType<LinkReferenceDefinitionGroup>().ToList())
            file.Blocks.Remove(definitions);
        foreach (var node in file.Blocks.Descendants().ToList())
        {
            KeepOnlyId(node);
            Tidy(node);
        }
        return true;
    }

    private bool IsShallow()
    {
        var open = new Stack<(MarkdownObject Node, int Depth, MarkdownObject Block)>();
        open.Push((file.Blocks, 0, file.Blocks));
        while (open.TryPop(out var next))
        {
            if (next.Depth > MostDepth)
            {
                problems.Error(
                    ProblemCodes.NestedTooDeep,
                    file.At(next.Block),
                    "Ce texte est trop imbriqué : simplifiez-le.",
                    "This text is too deeply nested: simplify it."
                );
                return false;
            }
            foreach (var child in Children(next.Node))
                open.Push((child, next.Depth + 1, child as Block ?? next.Block));
        }
        return true;
    }

    private static IEnumerable<MarkdownObject> Children(MarkdownObject node) =>
        node switch
        {
            ContainerBlock blocks => blocks,
            LeafBlock { Inline: { } inline } => inline,
            ContainerInline inlines => inlines,
            _ => [],
        };

    private void Tidy(MarkdownObject node)
    {
        switch (node)
        {
            case HtmlBlock html:
                RefuseHtml(html);
                html.Parent?.Remove(html);
                break;
            case HtmlInline html:
                RefuseHtml(html);
                html.Remove();
                break;
            case LinkInline link:
                CheckLink(link);
                if (link.Title is { Length: > 0 } title)
                    link.Title = Typography.Set(title, file.Language);
                break;
            case AutolinkInline { IsEmail: false } auto when !IsSafe(auto.Url):
                BadLink(auto);
                break;
            case CitationInline { SourceIds.Count: 0 }:
                problems.Error(
                    ProblemCodes.CitationWrong,
                    file.At(node),
                    "Une citation s’écrit [@persbeh], ou [@35; @82] pour plusieurs sources.",
                    "A citation is written [@persbeh], or [@35; @82] for several sources.",
                    new(
                        "Une source n’est pas citée comme il faut : l’éditeur de texte dit comment l’écrire.",
                        "A source isn’t cited properly: the text editor says how to write it."
                    )
                );
                break;
            case AlertBlock alert when Wording.Alert(alert.Kind.ToString()) is null:
                problems.Error(
                    ProblemCodes.AlertUnknown,
                    file.At(alert),
                    $"Alerte inconnue : « {alert.Kind} ». Les alertes sont TIP, NOTE, WARNING et IMPORTANT.",
                    $"Unknown alert: “{alert.Kind}”. Alerts are TIP, NOTE, WARNING and IMPORTANT."
                );
                break;
            case LeafBlock { Inline: { } inlines } block when NoteMark().Match(Unescaped(inlines)) is { Success: true } mark:
                problems.Error(
                    ProblemCodes.NoteUnknown,
                    file.At(block),
                    $"La note « {mark.Value} » n’est écrite nulle part : ajoutez « {mark.Value}: … » au bas du fichier.",
                    $"The note “{mark.Value}” is written nowhere: add “{mark.Value}: …” at the end of the file.",
                    new(
                        "Une note de bas de page n’est écrite nulle part : l’éditeur de texte permet de l’ajouter.",
                        "A footnote is written nowhere: the text editor lets you add it."
                    )
                );
                break;
            case TaskList { NextSibling: LiteralInline words }:
                words.Content.TrimStart();
                break;
            case LiteralInline literal:
                literal.Content = new(Typography.Set(literal.Content.ToString(), file.Language));
                break;
        }
    }

    // What is escaped is only words.
    private static string Unescaped(ContainerInline inlines) =>
        string.Concat(
            inlines
                .Descendants()
                .Select(inline =>
                    inline switch
                    {
                        LiteralInline { IsFirstCharacterEscaped: true } literal => $" {literal.Content.AsSpan()[1..]}",
                        LiteralInline literal => literal.Content.ToString(),
                        LeafInline => " ",
                        _ => "",
                    }
                )
        );

    private void KeepOnlyId(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
            return;
        if (node is not TaskList)
            attributes.Classes = null;
        attributes.Properties = null;
        if (attributes.Id is not { } id || Slug.IsSlug(id))
            return;
        problems.Error(
            ProblemCodes.IdWrong,
            file.At(node),
            $"L’identifiant « {id} » s’écrit en minuscules sans accent, avec des traits d’union : {{#{Slug.From(id)}}}.",
            $"The id “{id}” is written in lowercase without accents, with hyphens: {{#{Slug.From(id)}}}.",
            new(
                $"L’identifiant « {id} » s’écrit en minuscules sans accent, avec des traits d’union : « {Slug.From(id)} ».",
                $"The id “{id}” is written in lowercase without accents, with hyphens: “{Slug.From(id)}”."
            )
        );
        attributes.Id = null;
    }

    private void RefuseHtml(MarkdownObject node) =>
        problems.Error(
            ProblemCodes.RawHtml,
            file.At(node),
            "Le HTML est refusé : écrivez-le en Markdown (et un « < » seul, « \\< »).",
            "HTML is refused: write it in Markdown (and a lone “<” as “\\<”).",
            new(
                "Ce passage se lit comme du HTML, que rien n’affiche : récrivez-le sans le signe « < ».",
                "This passage reads as HTML, which nothing shows: rewrite it without the sign “<”."
            )
        );

    private void CheckLink(LinkInline link)
    {
        var url = link.Url ?? "";
        if (!link.IsImage)
        {
            if (!IsSafe(url) && !IsOfModule(url))
                BadLink(link);
            return;
        }
        if (!MediaPath().IsMatch(url))
            problems.Error(
                ProblemCodes.PathLeavesModule,
                file.At(link),
                "Une image ou un son est dans le dossier media/ du module : media/nom.svg.",
                "A picture or a sound is in the module’s media/ folder: media/name.svg.",
                new(
                    "Une image ou un son de ce passage ne vient pas des médias du module : l’éditeur de texte permet de l’y choisir.",
                    "A picture or a sound of this passage doesn’t come from the module’s media: the text editor lets you choose it there."
                )
            );
        if (string.IsNullOrWhiteSpace(PlainText.Of(link)))
            problems.Error(
                ProblemCodes.AltMissing,
                file.At(link),
                "Cette image ou ce son n’a pas de mots pour le dire : ![ce qu’on y voit ou y entend](…).",
                "This picture or sound has no words to tell it: ![what it shows, or what one hears](…).",
                new(
                    "Une image ou un son de ce passage n’a pas de mots pour le dire : l’éditeur de texte permet de les ajouter.",
                    "A picture or a sound of this passage has no words to tell it: the text editor lets you add them."
                )
            );
    }

    private void BadLink(MarkdownObject node) =>
        problems.Error(
            ProblemCodes.LinkUnsafe,
            file.At(node),
            "Un lien mène à https:, tel:, sms:, mailto:, glossary:mot, une #scène, une activité ou un document du module.",
            "A link leads to https:, tel:, sms:, mailto:, glossary:word, a #scene, an activity or a document of the module.",
            new(
                "Un lien de ce passage ne mène nulle part de permis : une adresse qui commence par https, un numéro, une adresse de courriel, un mot du glossaire, une activité ou un document du module.",
                "A link of this passage leads nowhere that is allowed: an address that begins with https, a number, an email address, a word of the glossary, an activity or a document of the module."
            )
        );

    private static bool IsSafe(string url) =>
        url.StartsWith('#')
        || url.StartsWith("https://", StringComparison.Ordinal)
        || url.StartsWith("tel:", StringComparison.Ordinal)
        || url.StartsWith("sms:", StringComparison.Ordinal)
        || url.StartsWith("mailto:", StringComparison.Ordinal)
        || GlossaryLinks.EntryOf(url) is not null
        || Slug.IsSlug(url);

    // Where such a link may stand, and whether the file is there, the module knows.
    private bool IsOfModule(string url) =>
        file.Path.StartsWith("modules/", StringComparison.Ordinal)
        && MediaPath().IsMatch(url)
        && MediaKinds.Of(url) is not (null or MediaKind.Picture);

    [GeneratedRegex(@"\[\^[^\]\s]{1,40}\]")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"^media/[a-z0-9-]+\.[a-z0-9]+\z")]
    private static partial Regex MediaPath();
}
