using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Content.Lessons;

/// <summary>Reads a lesson and its translation into one checked type.</summary>
internal sealed class LessonReader(SharedContent shared, ProblemList problems)
{
    public Lesson Read(ActivityId id, MarkdownFile source, MarkdownFile? translation)
    {
        var title = source.Prose("title");
        var duration = source.Fields.Duration("duration", required: true) ?? TimeSpan.Zero;
        var fr = ReadText(source, summaryRequired: false);
        source.Fields.NothingElse();
        if (translation is null)
            return new(id, new(title, title), duration, new(fr, fr));

        var englishTitle = translation.Prose("title");
        var en = ReadText(translation, summaryRequired: fr.Summary is not null);
        translation.Fields.NothingElse();
        TranslationChecks.CheckProse(source, translation, problems);
        return new(id, new(title, englishTitle), duration, new(fr, en));
    }

    private LessonText ReadText(MarkdownFile file, bool summaryRequired)
    {
        var summary = summaryRequired ? file.Prose("summary") : file.OptionalProse("summary");
        BoxChecks.Check(file, problems);
        SelfChecks.Gather(file, problems);
        var writer = new HtmlWriter(shared.Sources, problems);
        return new(summary, Split(file, writer), writer.Cited);
    }

    private static List<LessonPart> Split(MarkdownFile file, HtmlWriter writer)
    {
        var parts = new List<LessonPart>();
        var prose = new List<Block>();
        foreach (var block in file.Blocks)
        {
            LessonPart? part = block is CustomContainer box ? PartOf(file, box, writer, EndProse) : null;
            if (part is null)
                prose.Add(block);
            else
                parts.Add(part);
        }
        EndProse();
        return parts;

        void EndProse()
        {
            if (prose.Count > 0 && writer.Blocks(file, prose) is { Length: > 0 } html)
                parts.Add(new ProsePart(html));
            prose.Clear();
        }
    }

    // What comes before a box is rendered before it, so that sources are cited in the order of reading.
    private static LessonPart? PartOf(MarkdownFile file, CustomContainer box, HtmlWriter writer, Action endProse)
    {
        switch (BoxKinds.Of(box.Info))
        {
            case BoxKind.Try:
                endProse();
                return new JournalPart(box.TryGetAttributes()?.Id ?? "", writer.Inside(file, box));
            case BoxKind.Instructor:
                endProse();
                return new InstructorPart(writer.Inside(file, box));
            default:
                return null;
        }
    }
}
