using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>A quiz of a draft as its forms show it.</summary>
/// <param name="Text">Null when its marks can’t be read: then only the text itself can be mended.</param>
/// <param name="Problems">Of this file, in the order of its lines.</param>
/// <param name="Competencies">All that there are.</param>
/// <param name="OfModule">Those that the module says it is about, by their codes.</param>
public sealed record EditedQuiz(
    ModuleDraft Draft,
    DraftPath Path,
    QuizText? Text,
    int Revision,
    IReadOnlyList<ContentProblem> Problems,
    IReadOnlyList<Option> Competencies,
    IReadOnlyList<string> OfModule,
    IReadOnlyList<Option> Lessons
)
{
    public string Title { get; } =
        Text is not null && FrontMatterText.Read(Text.Text)?.Value("title") is { Length: > 0 } title ? title : Path.Slug;

    public string Address => $"~/authoring/drafts/{Draft.Slug}/quiz/{Path.FormName}";

    public string Editor => $"~/authoring/drafts/{Draft.Slug}/files/{Path.Path}";

    /// <summary>The page of several questions at once.</summary>
    public string Paste => $"{Address}/paste";

    public string AddressOf(string key) => $"{Address}/items/{key}";

    /// <summary>The quiz as learners will see it.</summary>
    public string Seen => $"~/authoring/drafts/{Draft.Slug}/see/{Path.Slug}";

    /// <summary>A question, or a case, as learners will see it.</summary>
    public string SeenAt(QuizPart part) => part.Id.Length == 0 ? Seen : $"{Seen}#{(part.IsCase ? "case" : "item")}-{part.Id}";

    public IEnumerable<ContentProblem> ProblemsOf(QuizPart part)
    {
        var (first, last) = Text!.LinesOf(part);
        return Problems.Where(p => p.At.Line >= first && p.At.Line <= last);
    }

    /// <summary>Of the front matter and the words before the first item.</summary>
    public IEnumerable<ContentProblem> ProblemsOfNone() =>
        Problems.Where(p => Text is not { Parts: [var first, ..] } || p.At.Line < first.Line);

    /// <summary>The questions, in the order of the text; a case is none.</summary>
    public IReadOnlyList<QuizPart> Questions => [.. (Text?.Parts ?? []).Where(part => !part.IsCase)];

    /// <summary>The question below that keeps the quiz from being published, or the first of those above; null when no other one does.</summary>
    public QuizPart? NextToMend(QuizPart part) =>
        Questions
            .SkipWhile(question => question != part)
            .Concat(Questions.TakeWhile(question => question != part))
            .FirstOrDefault(question => question != part && ProblemsOf(question).Any(problem => problem.Severity == Severity.Error));

    public string CompetencyName(string code) => Competencies.FirstOrDefault(c => c.Id == code)?.Label ?? code;
}
