using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The text of a <c>module.md</c>: its front matter, and the words that present it.</summary>
public sealed class ModuleText
{
    private readonly string path;

    private ModuleText(string path, string text, FrontMatterText front) => (this.path, Text, Front) = (path, text, front);

    public string Text { get; }

    public FrontMatterText Front { get; }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    /// <returns>Null when its front matter can’t be read.</returns>
    public static ModuleText? Read(string path, string text) =>
        MarkdownFile.Read(path, System.Text.Encoding.UTF8.GetBytes(text), Language.Fr, new ProblemList()) is { } file
        && file.Text == text
        && FrontMatterText.Read(text) is { } front
            ? new(path, text, front)
            : null;

    /// <summary>Whether another says the same, to the word: settings and marks aside.</summary>
    public bool SaysAs(ModuleText other) =>
        Presentation == other.Presentation
        && ((string[])["title", "summary", "audience"]).All(key => Front.Value(key) == other.Front.Value(key))
        && Objectives.SequenceEqual(other.Objectives);

    private IEnumerable<string> Objectives => (Front.Items("objectives") ?? []).Select(Modules.ObjectiveReader.Words);

    /// <summary>What presents the module, under the front matter.</summary>
    public string Presentation => Text[FrontMatterText.EndIn(Text)..].Trim('\n');

    /// <summary>The text with its front matter changed; null when it could no longer be read.</summary>
    public ModuleText? With(FrontMatterText front) => front.Text == Text ? this : Read(path, front.Text);

    public ModuleText? WithPresentation(string presentation)
    {
        var tidied = ItemFormText.Trimmed(presentation);
        return tidied == Presentation ? this : Read(path, $"{Text[..FrontMatterText.EndIn(Text)].TrimEnd('\n')}\n\n{tidied}\n");
    }
}
