using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Forms;
using Training.Authoring.Pasting;
using Training.Content.Editing;
using Training.Content.Interchange.Word;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.QuizForms;

/// <summary>A question that was found in a text.</summary>
/// <param name="IsThere">The quiz has it already, or the text has it above.</param>
public sealed record FoundQuestion(QuestionRead Read, bool IsThere)
{
    public bool IsAdded => Read.CanBeAdded && !IsThere;

    /// <summary>It stays in the field, to be mended.</summary>
    public bool IsLeft => Read.Waits;
}

/// <summary>A text of questions as its page shows it.</summary>
public sealed record QuestionsView(EditedQuiz Quiz)
{
    public string Text { get; init; } = "";
    public IReadOnlyList<string> Competencies { get; init; } = [];
    public string Level { get; init; } = "";

    /// <summary>What was found in the text; null before it is read.</summary>
    public IReadOnlyList<FoundQuestion>? Found { get; init; }

    /// <summary>How many were just added.</summary>
    public int Added { get; init; }

    /// <summary>What a file had and didn’t come.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Someone wrote in the quiz as these were added: nothing of them was.</summary>
    public bool IsMeanwhile { get; init; }

    public FormErrors Errors { get; init; } = new();

    /// <summary>Which text the page has read, so that none is added that nobody has seen.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..16];
}

/// <summary>An author writes several questions at once, or pastes those of a document, and sees what is understood before they are added.</summary>
internal static class PasteQuestions
{
    public const string Add = "add";

    public static readonly IReadOnlyList<string> Levels = ["N1", "N2", "N3"];

    // A Word file, a text whose every letter is sent as several bytes, and what a form puts around them.
    private const int MostBody = PastedWord.MostBytes + (4 << 20);

    public static void MapPasteQuestions(this IEndpointRouteBuilder quiz)
    {
        quiz.MapGet("paste", Show);
        quiz.MapPost("paste", Read).TakesUpTo(MostBody).WithMetadata(new KeptWhenSignedOut());
    }

    private static async Task<Results<RazorComponentResult<QuestionsPage>, NotFound>> Show(
        string draft,
        string name,
        OpenQuiz open,
        CancellationToken ct
    ) => await open.FindAsync(draft, name, ct) is { Text: not null } quiz ? Page(Begin(quiz)) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<QuestionsPage>, NotFound>> Read(
        string draft,
        string name,
        IFormCollection posted,
        OpenQuiz open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now } quiz)
            return TypedResults.NotFound();
        var view = new QuestionsView(quiz)
        {
            Text = QuestionsText.Clean(posted["text"].ToString()).Trim('\n'),
            Competencies = [.. quiz.Competencies.Select(known => known.Id).Where(id => posted["competencies"].Contains(id))],
            Level = Levels.FirstOrDefault(level => level == posted["level"]) ?? "",
        };
        view = await WithFileAsync(view, posted.Files["file"], texts, ct);
        if (!view.Errors.Any)
            view = Found(view, now, texts);
        if (view.Errors.Any)
            return Page(view, StatusCodes.Status422UnprocessableEntity);
        return posted[ItemFields.Do] == Add && posted["read"] == view.Mark ? await AddAsync(view, now, save, texts, ct) : Page(view);
    }

    // At the end of the quiz as it is now: whatever others did meanwhile stands.
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<QuestionsPage>, NotFound>> AddAsync(
        QuestionsView view,
        QuizText now,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var adding = view.Found!.Where(question => question.IsAdded).Select(question => question.Read).ToList();
        // Sent twice, they are there once.
        if (adding.Count == 0)
            return Added(view, now, 0, texts);
        if (QuestionsAdded.To(now, adding) is not { } changed)
            return Refused(view, "QuizForm.Misread", texts);
        return await save.SaveAsync(new(view.Quiz.Draft, view.Quiz.Path, changed.Text, view.Quiz.Revision), ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Added(view, changed, adding.Count, texts),
            (FormOutcome.TooLarge, _) => Refused(view, "Editor.TooLarge", texts),
            (FormOutcome.Departed, _) => Page(view with { IsMeanwhile = true }, StatusCodes.Status409Conflict),
            _ => TypedResults.NotFound(),
        };
    }

    // What wasn’t understood stays in the field.
    private static Results<RedirectHttpResult, RazorComponentResult<QuestionsPage>, NotFound> Added(
        QuestionsView view,
        QuizText now,
        int count,
        IStringLocalizer<TrainingText> texts
    )
    {
        var left = view.Found!.Where(question => question.IsLeft).Select(question => question.Read.Source).ToList();
        if (left.Count == 0)
            return TypedResults.LocalRedirect($"{view.Quiz.Address}?done=pasted#items");
        return Page(Found(view with { Text = string.Join("\n\n", left), Added = count }, now, texts));
    }

    private static QuestionsView Begin(EditedQuiz quiz)
    {
        var before = quiz.Questions.Reverse().Select(quiz.Text!.FormOf).OfType<ItemForm>().FirstOrDefault();
        var codes = quiz.OfModule is [var only] ? [only] : before?.Competencies ?? [];
        return new(quiz)
        {
            Competencies = [.. codes.Where(code => quiz.Competencies.Any(known => known.Id == code))],
            Level = before?.Level is { Length: > 0 } level ? level : Levels[0],
        };
    }

    /// <summary>The text with what a file says under it.</summary>
    private static async Task<QuestionsView> WithFileAsync(
        QuestionsView view,
        IFormFile? file,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (file is not { Length: > 0 })
            return view;
        var (read, why) = PastedFile.Read(await file.ReadAsync(PastedWord.MostBytes + 1, ct), texts, hasLetters: true);
        if (read is null)
        {
            view.Errors.Add("file", why);
            return view;
        }
        return view with
        {
            Text = QuestionsText.Clean(view.Text.Length > 0 ? $"{view.Text}\n\n{read.Markdown}" : read.Markdown).Trim('\n'),
            LeftOut = [.. read.LeftOut.Select(what => what.In(Languages.Current))],
        };
    }

    private static QuestionsView Found(QuestionsView view, QuizText now, IStringLocalizer<TrainingText> texts)
    {
        if (string.IsNullOrWhiteSpace(view.Text))
        {
            view.Errors.Add("text", texts["QuestionsPaste.Text.Missing"]);
            return view;
        }
        if (view.Text.Length > QuestionsText.MostLetters)
        {
            view.Errors.Add("text", texts["QuestionsPaste.Text.Long", QuestionsText.MostLetters / 1_000]);
            return view;
        }
        var known = view.Quiz.Competencies.Select(competency => competency.Id).ToHashSet(StringComparer.Ordinal);
        var read = QuestionsText.Read(view.Text, new(view.Quiz.Path.Language, view.Competencies, view.Level, known));
        if (read.Count > QuestionsText.MostQuestions)
        {
            view.Errors.Add("text", texts["QuestionsPaste.Text.Many", QuestionsText.MostQuestions]);
            return view;
        }
        var there = QuestionsText.WordsIn(now).ToHashSet(StringComparer.Ordinal);
        return view with
        {
            Found = [.. read.Select(question => new FoundQuestion(question, question.CanBeAdded && !there.Add(question.Words)))],
        };
    }

    private static RazorComponentResult<QuestionsPage> Refused(QuestionsView view, string why, IStringLocalizer<TrainingText> texts)
    {
        view.Errors.Add("text", texts[why]);
        return Page(view, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<QuestionsPage> Page(QuestionsView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
