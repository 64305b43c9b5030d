using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Content.Lessons;

/// <summary>Reads a job aid and its translation into one checked type.</summary>
internal sealed class AidReader(SharedContent shared, ProblemList problems)
{
    public Aid Read(ActivityId id, MarkdownFile source, MarkdownFile? translation)
    {
        var title = source.Prose("title");
        var fr = ReadText(source);
        if (translation is null)
            return new(id, new(title, title), new(fr, fr));

        var englishTitle = translation.Prose("title");
        var en = ReadText(translation);
        TranslationChecks.CheckProse(source, translation, problems);
        return new(id, new(title, englishTitle), new(fr, en));
    }

    private AidText ReadText(MarkdownFile file)
    {
        var summary = file.Prose("summary");
        file.Fields.NothingElse();
        var writer = new HtmlWriter(shared.Sources, problems);
        return new(summary, writer.Blocks(file, file.Blocks), writer.Cited);
    }
}
