using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Reads the scenes of one scenario file, in one language.</summary>
internal sealed class ScriptReader(MarkdownFile file, Vocabulary vocabulary, ProblemList problems)
{
    private readonly HtmlWriter html = new(vocabulary.Shared.Sources, problems);
    private readonly LineReader lines = new(file, vocabulary, problems);

    public Script? Read()
    {
        var warnings = file.Fields.List("warnings", required: false);
        var reflection = file.Fields.List("reflection", required: true);
        var labels = ReadLabels();

        var briefing = file.Blocks.TakeWhile(b => b is not HeadingBlock { Level: 2 }).ToList();
        var scenes = new List<Scene>();
        foreach (var (heading, body) in Sections(file.Blocks.Skip(briefing.Count)))
            if (ReadScene(heading, body) is { } scene)
                scenes.Add(scene);

        if (scenes.Count == 0)
        {
            problems.Error(ProblemCodes.SceneMissing, file.Top, "Il n’y a aucune scène : un titre « ## ».", "There is no scene: a “##” heading.");
            return null;
        }
        foreach (var twice in scenes.GroupBy(s => s.Id).Where(g => g.Count() > 1).Select(g => g.Last()))
            problems.Error(
                ProblemCodes.IdTwice,
                twice.At,
                $"Deux scènes s’appellent « {twice.Id} » : changez le titre ou donnez-lui un {{#identifiant}}.",
                $"Two scenes are called “{twice.Id}”: change the title or give it an {{#id}}."
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
                    "gauge-unknown",
                    gauge.At,
                    $"La jauge « {gauge.Value} » n’est pas déclarée dans l’en-tête.",
                    $"The gauge “{gauge.Value}” is not declared in the front matter."
                );
        foreach (var gauge in vocabulary.Gauges.Keys.Where(g => !labels.ContainsKey(g)))
            problems.Error(
                "label-missing",
                file.Fields.At("labels"),
                $"Dites comment le débreffage nomme la jauge « {gauge} » : labels: {{ {gauge}: … }}.",
                $"Say what the debrief calls the gauge “{gauge}”: labels: {{ {gauge}: … }}."
            );
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
                "This heading gives no id: add {#a-name}, other than “resume”."
            );
            return null;
        }

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
                passages.Add(lines.Read(paragraph) as Passage ?? new Narration($"<p>{html.Inlines(file, paragraph)}</p>"));
            else if (block is not LinkReferenceDefinitionGroup)
                problems.Error(
                    ProblemCodes.SceneBlockUnknown,
                    file.At(block),
                    "Une scène contient des paragraphes, des choix (« - »), des directives et des citations (« > »), rien d’autre.",
                    "A scene holds paragraphs, choices (“-”), directives and quotes (“>”), nothing else."
                );
        }
        return directives.ToScene(id, title, at, passages, choices, debrief);
    }

    private void ReadChoices(ListBlock list, List<Choice> choices)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var at = file.At(item);
            if (item.FirstOrDefault() is not ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false } link } paragraph)
            {
                problems.Error(
                    ProblemCodes.ChoiceWithoutLink,
                    at,
                    "Un choix est un lien vers une scène : - [mots](#scene).",
                    "A choice is a link to a scene: - [words](#scene)."
                );
                continue;
            }
            var target = link.Url?.TrimStart('#') ?? "";
            var directives = new ChoiceDirectives(vocabulary, problems);
            directives.Read(Directive.In(file, paragraph.Inline));
            RefuseStrayText(paragraph.Inline, link);
            var feedback = string.Concat(item.Skip(1).OfType<QuoteBlock>().Select(q => html.Blocks(file, q)));
            choices.Add(directives.ToChoice(choices.Count, at, PlainText.Of(link), target == "resume" ? null : target, feedback));
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
                problems.Error(
                    ProblemCodes.ChoiceStrayText,
                    file.At(inline),
                    "Après le lien d’un choix, il n’y a que des directives; la rétroaction est une citation « > » en dessous.",
                    "After a choice’s link come only directives; its feedback is a “>” quote below."
                );
                return;
            }
    }
}
