using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Editing;
using Training.Localization;

namespace Training.Authoring.QuizForms;

/// <summary>A name that a form offers.</summary>
public sealed record Option(string Id, string Label);

/// <summary>A quiz of a draft as its forms show it.</summary>
/// <param name="Text">Null when its marks can’t be read: then only the text itself can be mended.</param>
/// <param name="Problems">Of this file, in the order of its lines.</param>
public sealed record EditedQuiz(
    ModuleDraft Draft,
    DraftPath Path,
    QuizText? Text,
    int Revision,
    IReadOnlyList<ContentProblem> Problems,
    IReadOnlyList<Option> Competencies,
    IReadOnlyList<Option> Lessons
)
{
    /// <summary>As addresses name it: <c>bilan</c>, or <c>bilan.en</c> for its English version.</summary>
    public string Name => Path.IsTranslation ? $"{Path.Slug}.en" : Path.Slug;

    public string Address => $"~/authoring/drafts/{Draft.Slug}/quiz/{Name}";

    public string Editor => $"~/authoring/drafts/{Draft.Slug}/files/{Path.Path}";

    public string AddressOf(string key) => $"{Address}/items/{key}";

    public IEnumerable<ContentProblem> ProblemsOf(QuizPart part)
    {
        var (first, last) = Text!.LinesOf(part);
        return Problems.Where(p => p.At.Line >= first && p.At.Line <= last);
    }

    /// <summary>Of the front matter and the words before the first item.</summary>
    public IEnumerable<ContentProblem> ProblemsOfNone() => Problems.Where(p => Text is not { Parts: [var first, ..] } || p.At.Line < first.Line);

    public string CompetencyName(string code) => Competencies.FirstOrDefault(c => c.Id == code)?.Label ?? code;

    public string Said(ContentProblem problem) => problem.Message.In(Languages.Current);
}
