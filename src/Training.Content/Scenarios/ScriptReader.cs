using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Reads the scenes of one scenario file, in one language.</summary>
internal sealed class ScriptReader(MarkdownFile file, Vocabulary vocabulary, ProblemList problems)
{
    private const int MostScenes = 1_000;
    private const int MostChoices = 50;

    private readonly HtmlWriter html = new(vocabulary.Shared.Sources, problems);
    private readonly LineReader lines = new(file, vocabulary, problems);

    public Script? Read()
    {
        var warnings = file.Fields.List("warnings", required: false);
        var reflection = file.Fields.List("reflection", required: true);
        var labels = ReadLabels();

        var briefing = file.Blocks.TakeWhile(b => b is not HeadingBlock { Level: 2 }).ToList();
        var sections = Sections(file.Blocks.Skip(briefing.Count)).ToList();
        if (IsTooLarge(sections))
            return null;
        var scenes = sections.Select(s => ReadScene(s.Heading, s.Body)).OfType<Scene>().ToList();
        if (scenes.Count == 0)
        {
            problems.Error(
                ProblemCodes.SceneMissing,
                file.Top,
                "Il n’y a aucune scène : un titre « ## ».",
                "There is no scene: a “##” heading.",
                new("Il n’y a encore aucune scène : ajoutez-en une.", "There is no scene yet: add one.")
            );
            return null;
        }
        foreach (var twice in scenes.GroupBy(s => s.Id).Where(g => g.Count() > 1).Select(g => g.Last()))
            problems.Error(
                ProblemCodes.IdTwice,
                twice.At,
                $"Deux scènes s’appellent « {twice.Id} » : changez le titre ou donnez-lui un {{#identifiant}}.",
                $"Two scenes are called “{twice.Id}”: change the title or give it an {{#id}}.",
                new(
                    $"Deux scènes s’appellent « {twice.Id} » : changez le titre ou l’identifiant de l’une.",
                    $"Two scenes are called “{twice.Id}”: change the title or the id of one."
                )
            );

        return new Script(
            html.Blocks(file, briefing.Where(b => b is not HeadingBlock { Level: 1 })),
            [.. warnings.Select(w => Typography.Set(w.Value, file.Language))],
            [.. reflection.Select(r => Typography.Set(r.Value, file.Language))],
            scenes,
            labels,
            html.Cited
        );
    }

    /// <summary>What readers call the gauges: their names in the file are for the engine.</summary>
    private Dictionary<string, string> ReadLabels()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (gauge, label) in file.Fields.Map("labels"))
            if (vocabulary.Gauges.ContainsKey(gauge.Value))
                labels[gauge.Value] = Typography.Set(label.Value, file.Language);
            else
                problems.Error(
                    ProblemCodes.GaugeUnknown,
                    gauge.At,
                    $"La jauge « {gauge.Value} » n’est pas déclarée dans l’en-tête.",
                    $"The gauge “{gauge.Value}” is not declared in the front matter.",
                    new(
                        $"« {gauge.Value} » n’est pas parmi les jauges de la séance : l’éditeur de texte permet de la retirer.",
                        $"“{gauge.Value}” is not among the session’s gauges: the text editor lets you remove it."
                    )
                );
        foreach (var gauge in vocabulary.Gauges.Keys.Where(g => !labels.ContainsKey(g)))
            labels[gauge] = char.ToUpperInvariant(gauge[0]) + gauge[1..].Replace('-', ' ');
        return labels;
    }

    private static IEnumerable<(HeadingBlock Heading, List<Block> Body)> Sections(IEnumerable<Block> blocks)
    {
        HeadingBlock? heading = null;
        List<Block> body = [];
        foreach (var block in blocks)
        {
            if (block is HeadingBlock { Level: 2 } next)
            {
                if (heading is not null)
                    yield return (heading, body);
                (heading, body) = (next, []);
            }
            else
            {
                body.Add(block);
            }
        }
        if (heading is not null)
            yield return (heading, body);
    }

    private bool IsTooLarge(List<(HeadingBlock Heading, List<Block> Body)> sections)
    {
        var widest = sections.FirstOrDefault(s => s.Body.OfType<ListBlock>().Sum(l => l.Count) > MostChoices).Heading;
        if (sections.Count <= MostScenes && widest is null)
            return false;
        problems.Error(
            ProblemCodes.ScenarioTooLarge,
            widest is null ? file.At(sections[MostScenes].Heading) : file.At(widest),
            $"Une séance a au plus {MostScenes} scènes, et une scène au plus {MostChoices} choix.",
            $"A session has at most {MostScenes} scenes, and a scene at most {MostChoices} choices."
        );
        return true;
    }

    private Scene? ReadScene(HeadingBlock heading, List<Block> body)
    {
        var at = file.At(heading);
        var title = PlainText.Of(heading);
        var id = heading.TryGetAttributes()?.Id is { Length: > 0 } given ? given : Slug.From(title);
        if (!Slug.IsSlug(id) || id == "resume")
        {
            problems.Error(
                ProblemCodes.IdWrong,
                at,
                "Ce titre ne donne pas d’identifiant : ajoutez {#un-nom}, autre que « resume ».",
                "This heading gives no id: add {#a-name}, other than “resume”.",
                new(
                    "Ce titre ne donne pas d’identifiant : écrivez-en un dans « Identifiant », autre que « resume ».",
                    "This title gives no id: write one in “Id”, other than “resume”."
                )
            );
            return null;
        }

        if (heading.Inline is { } words)
            RefuseDirectives(words);

        var directives = new SceneDirectives(vocabulary, problems);
        var passages = new List<Passage>();
        var choices = new List<Choice>();
        var debrief = "";
        foreach (var block in body)
        {
            if (Directive.Only(file, block) is { } only)
                directives.Read(only);
            else if (block is ListBlock { IsOrdered: false } list)
                ReadChoices(list, choices);
            else if (block is QuoteBlock quote)
                debrief += html.Blocks(file, quote);
            else if (block is ParagraphBlock paragraph)
                passages.Add(ReadPassage(paragraph));
            else if (block is not (LinkReferenceDefinitionGroup or FootnoteGroup))
                problems.Error(
                    ProblemCodes.SceneBlockUnknown,
                    file.At(block),
                    "Une scène contient des paragraphes, des choix (« - »), des directives et des citations (« > »), rien d’autre.",
                    "A scene holds paragraphs, choices (“-”), directives and quotes (“>”), nothing else.",
                    new(
                        "Cette scène contient autre chose que des répliques, de la narration, des choix et des notes de débreffage : l’éditeur de texte permet de le récrire.",
                        "This scene holds something else than lines, narration, choices and debrief notes: the text editor lets you rewrite it."
                    )
                );
        }
        return directives.ToScene(id, title, at, passages, choices, debrief);
    }

    private Passage ReadPassage(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is { } inlines)
            RefuseDirectives(inlines);
        return lines.Read(paragraph) as Passage ?? new Narration($"<p>{html.Inlines(file, paragraph)}</p>");
    }

    // Between backticks is what the engine reads; in the middle of what people read, it would never see it.
    private void RefuseDirectives(ContainerInline inlines)
    {
        if (Directive.In(file, inlines) is [var directive, ..])
            problems.Error(
                ProblemCodes.DirectiveMisplaced,
                directive.At,
                $"Ici, `{directive.Text}` serait lu comme du texte : une directive suit le lien d’un choix, ou forme un paragraphe sous le titre.",
                $"Here, `{directive.Text}` would be read as text: a directive follows a choice’s link, or is a paragraph under the heading.",
                new(
                    $"« {directive.Text} » serait lu ici comme du texte : c’est un réglage, et les réglages ont leurs champs plus bas.",
                    $"“{directive.Text}” would be read as text here: it is a setting, and settings have their own fields below."
                )
            );
    }

    private void ReadChoices(ListBlock list, List<Choice> choices)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var at = file.At(item);
            if (
                item.FirstOrDefault()
                    is not ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false, Url: ['#', _, ..] url } link } paragraph
                || PlainText.Of(link) is not { Length: > 0 } words
            )
            {
                problems.Error(
                    ProblemCodes.ChoiceWithoutLink,
                    at,
                    "Un choix est des mots qui mènent à une scène : - [mots](#scene).",
                    "A choice is words that lead to a scene: - [words](#scene).",
                    new(
                        "Un choix a des mots, et mène à une scène : l’un ou l’autre manque ici.",
                        "A choice has words, and leads to a scene: one or the other is missing here."
                    )
                );
                continue;
            }
            var directives = new ChoiceDirectives(vocabulary, problems);
            directives.Read(Directive.In(file, paragraph.Inline));
            RefuseStrayText(paragraph.Inline, link);
            foreach (var block in item.Skip(1).Where(b => b is not QuoteBlock))
                StrayText(block);
            var feedback = string.Concat(item.Skip(1).OfType<QuoteBlock>().Select(q => html.Blocks(file, q)));
            choices.Add(directives.ToChoice(choices.Count, at, words, url == "#resume" ? null : url[1..], feedback));
        }
    }

    private void RefuseStrayText(ContainerInline inlines, LinkInline link)
    {
        foreach (var inline in inlines)
            if (
                inline != link
                && inline is not (CodeInline or LineBreakInline)
                && !(inline is LiteralInline l && l.Content.IsEmptyOrWhitespace())
            )
            {
                StrayText(inline);
                return;
            }
    }

    private void StrayText(MarkdownObject node) =>
        problems.Error(
            ProblemCodes.ChoiceStrayText,
            file.At(node),
            "Après le lien d’un choix, il n’y a que des directives; la rétroaction est une citation « > » en dessous.",
            "After a choice’s link come only directives; its feedback is a “>” quote below.",
            new(
                "Du texte suit les mots de ce choix : sa place est dans la rétroaction.",
                "Some text follows the words of this choice: it belongs in the feedback."
            )
        );
}
