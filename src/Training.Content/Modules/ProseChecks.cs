using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Files;
using Training.Content.Markup;

namespace Training.Content.Modules;

/// <summary>What holds for the prose of every file of a module: links, pictures, headings, ids, notes and boxes.</summary>
internal sealed class ProseChecks(ModuleFolder folder, MarkdownFile file, ProblemList problems)
{
    public void Check(ActivityKind? kind)
    {
        foreach (var link in file.Blocks.Descendants<LinkInline>())
            CheckLink(link, kind);
        if (kind is ActivityKind.Quiz or ActivityKind.Scenario)
            RefuseNotes();
        if (kind != ActivityKind.Lesson)
            RefuseBoxes();
        if (kind != ActivityKind.Quiz)
            foreach (var gap in file.Blocks.Descendants<GapInline>())
                problems.GapMisplaced(file.At(gap));
        // A scenario’s headings are scenes, and an item’s rules are the quiz’s own.
        if (kind == ActivityKind.Scenario)
            return;
        CheckHeadings(deepest: kind == ActivityKind.Quiz ? 3 : 6);
        if (kind != ActivityKind.Quiz)
            CheckIds();
        // Of a quiz, it is said that it has no question.
        if (file.Blocks.Count == 0 && kind != ActivityKind.Quiz)
            problems.Error(
                ProblemCodes.TextMissing,
                file.Top,
                "Ce fichier n’a pas de texte sous l’en-tête.",
                "This file has no text under its front matter.",
                new("Il n’y a pas encore de texte : écrivez-le.", "There is no text yet: write it.")
            );
    }

    private void CheckLink(LinkInline link, ActivityKind? kind)
    {
        var url = link.Url ?? "";
        if (link.IsImage)
        {
            if (
                url.StartsWith(MediaKinds.Folder, StringComparison.Ordinal)
                && MediaKinds.Of(url) is MediaKind.Picture or null
                && folder.Find(url) is null
            )
                problems.Error(
                    ProblemCodes.PictureMissing,
                    file.At(link),
                    $"L’image « {url} » n’est pas dans le dossier du module.",
                    $"The picture “{url}” isn’t in the module’s folder.",
                    new(
                        "Une image de ce texte n’est plus parmi les médias du module.",
                        "A picture of this text is no longer among the module’s media."
                    )
                );
        }
        else if (url.StartsWith('#'))
        {
            if (kind != ActivityKind.Scenario && !file.Blocks.Descendants().Any(node => node.TryGetAttributes()?.Id == url[1..]))
                problems.Error(
                    ProblemCodes.LinkNowhere,
                    file.At(link),
                    $"Rien ne porte l’identifiant {{{url}}} dans ce fichier.",
                    $"Nothing in this file has the id {{{url}}}.",
                    new(
                        $"Un lien mène à « {url.TrimStart('#')} », que rien ne porte ici.",
                        $"A link leads to “{url.TrimStart('#')}”, which nothing here is called."
                    )
                );
        }
        else if (Slug.IsSlug(url) && !folder.Activities.ContainsKey(url))
        {
            problems.Error(
                ProblemCodes.LinkUnknown,
                file.At(link),
                $"Ce module n’a pas d’activité « {url} ». Activités : {string.Join(", ", folder.Activities.Keys)}.",
                $"This module has no activity “{url}”. Activities: {string.Join(", ", folder.Activities.Keys)}."
            );
        }
    }

    private void CheckHeadings(int deepest)
    {
        var last = 1;
        foreach (var heading in file.Blocks.Descendants<HeadingBlock>())
        {
            if (heading.Level == 1 || heading.Level > last + 1 || heading.Level > deepest)
            {
                var (fr, en) = deepest == 3 ? InItems : WrongLevel(heading.Level, last + 1);
                problems.Error(
                    ProblemCodes.HeadingLevel,
                    file.At(heading),
                    fr,
                    en,
                    new(
                        "Un titre de ce texte n’est pas au bon niveau : l’éditeur de texte le montre.",
                        "A heading of this text isn’t of the right level: the text editor shows it."
                    )
                );
            }
            if (PlainText.Of(heading).Length == 0)
                problems.Error(ProblemCodes.HeadingEmpty, file.At(heading), "Ce titre est vide.", "This heading is empty.");
            last = heading.Level;
        }
    }

    private static readonly (string Fr, string En) InItems = (
        "Ici, les titres sont de niveau « ## », et « ### » dans un cas.",
        "Here, headings are “##”, and “###” in a case."
    );

    /// <param name="right">The smallest that may stand there.</param>
    private static (string Fr, string En) WrongLevel(int level, int right) =>
        level == 1
            ? (
                "Ce titre est trop grand : seul celui de la page l’est autant. Mettez-le d’un cran plus petit (un « # » de plus).",
                "This heading is too large: only the page’s own title is that large. Make it one step smaller (one more “#”)."
            )
        : level == right + 1
            ? (
                "Ce titre est trop petit pour sa place : mettez-le d’un cran plus grand (un « # » de moins).",
                "This heading is too small for its place: make it one step larger (one “#” fewer)."
            )
        : (
            $"Ce titre est trop petit pour sa place : mettez-le de {level - right} crans plus grand ({level - right} « # » de moins).",
            $"This heading is too small for its place: make it {level - right} steps larger ({level - right} fewer “#”)."
        );

    private void CheckIds()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in file.Blocks.Descendants())
            if (node.TryGetAttributes()?.Id is { } id && !ids.Add(id))
                problems.Error(
                    ProblemCodes.IdTwice,
                    file.At(node),
                    $"L’identifiant « {id} » est là deux fois : changez celui-ci.",
                    $"The id “{id}” is there twice: change this one."
                );
    }

    private void RefuseNotes()
    {
        foreach (var note in file.Blocks.Descendants<FootnoteLink>().Where(note => !note.IsBackLink))
            problems.Error(
                ProblemCodes.NoteMisplaced,
                file.At(note),
                "Les notes de bas de page vont dans les leçons et les aide-mémoire : ici, dites-le dans le texte ou citez une source.",
                "Footnotes go in lessons and job aids: here, say it in the text or cite a source."
            );
    }

    private void RefuseBoxes()
    {
        foreach (var box in file.Blocks.Descendants<CustomContainer>())
            problems.Error(
                ProblemCodes.BoxMisplaced,
                file.At(box),
                "Les encadrés « ::: » vont dans les leçons.",
                "“:::” boxes go in lessons.",
                new("Les encadrés vont dans les leçons.", "Boxes go in lessons.")
            );
    }
}
