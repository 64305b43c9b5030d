using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;
using Training.Content.Markup;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.QuizForms;

/// <summary>An item’s form as its page shows it.</summary>
public sealed record ItemView(EditedQuiz Quiz, ItemForm Form, int Revision)
{
    /// <summary>Null for a new one.</summary>
    public QuizPart? Part { get; init; }

    /// <summary>The case that a new one goes into.</summary>
    public QuizPart? Case { get; init; }

    /// <summary>The one that was saved just before a new one.</summary>
    public QuizPart? After { get; init; }

    /// <summary>The kind of a new one, as addresses name it.</summary>
    public string? NewKind { get; init; }

    public FormErrors Errors { get; init; } = new();

    /// <summary>Who changed the same item meanwhile; empty for someone who has left, null for nobody.</summary>
    public string? DepartedBy { get; init; }

    /// <summary>Some of what is shown isn’t saved yet.</summary>
    public bool IsUnsaved { get; init; }

    public string? Saved { get; init; }

    /// <summary>Of a form whose item someone took away meanwhile: saving puts it back.</summary>
    public string? GoneKey { get; init; }
}

/// <summary>An author writes an item of a quiz in a form.</summary>
internal static partial class EditItem
{
    public static void MapEditItem(this IEndpointRouteBuilder quiz)
    {
        quiz.MapGet("items/new", ShowNew);
        quiz.MapPost("items/new", Add).TakesText();
        quiz.MapGet("items/{id}", Show);
        quiz.MapPost("items/{id}", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<ItemPage>, NotFound>> ShowNew(
        string draft,
        string name,
        string? kind,
        string? @case,
        string? after,
        string? saved,
        OpenQuiz open,
        CancellationToken ct
    )
    {
        if (
            await open.FindAsync(draft, name, ct) is not { Text: { } text } quiz
            || ItemFields.Begin(kind, quiz.Path.Language) is not { } form
            || CaseOf(text, @case) is not (var into, true)
        )
            return TypedResults.NotFound();
        // Someone may have taken it away meanwhile: the page is there all the same.
        var before = after is not null && text.Find(after) is { IsCase: false } found ? found : null;
        into ??= before?.Case is { } told ? text.Find(told) : null;
        return Page(
            new(quiz, Like(form, quiz, into, before), quiz.Revision)
            {
                NewKind = kind,
                Case = into,
                After = before,
                Saved = saved,
            }
        );
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ItemPage>, NotFound>> Add(
        string draft,
        string name,
        string? kind,
        string? @case,
        IFormCollection posted,
        OpenQuiz open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (
            await open.FindAsync(draft, name, ct) is not { Text: { } now } quiz
            || ItemFields.Begin(kind, quiz.Path.Language) is not { } begun
            || CaseOf(now, @case) is not (var into, true)
        )
            return TypedResults.NotFound();
        var view = new ItemView(quiz, ItemFields.Read(posted, begun.Kind), Revision(posted)) { NewKind = kind, Case = into };
        if (IsButton(posted, out var word))
            return Applied(view, word, posted);
        view = WithGap(view, posted);
        var text = await open.AtAsync(quiz, view.Revision, ct);
        var form = view.Form.Id.Trim().Length > 0 ? view.Form.Tidied() : Named(view.Form, text ?? now, now);
        // Sent twice, it is there once.
        if (now.Find(form.Id) is { } twin && now.FormOf(twin)?.Says(form) == true)
            return TypedResults.LocalRedirect(Next(view, form.Id, word, "saved"));
        Check(view with { Form = form }, now, texts);
        var changed = view.Errors.Any ? null : text?.Plus(form, into is null ? null : text.Find(into.Key));
        return await SaveAsync(view, changed, form.Id, word, save, texts, ct);
    }

    private static async Task<Results<RazorComponentResult<ItemPage>, RazorComponentResult<ItemTextPage>, NotFound>> Show(
        string draft,
        string name,
        string id,
        string? saved,
        OpenQuiz open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } quiz || text.Find(id) is not { } part)
            return TypedResults.NotFound();
        return text.FormOf(part) is { } form
            ? Page(new(quiz, form, quiz.Revision) { Part = part, Saved = saved })
            : new RazorComponentResult<ItemTextPage>(new { Quiz = quiz, Part = part });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ItemPage>, NotFound>> Save(
        string draft,
        string name,
        string id,
        IFormCollection posted,
        OpenQuiz open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now } quiz)
            return TypedResults.NotFound();
        var revision = Revision(posted);
        var text = await open.AtAsync(quiz, revision, ct);
        var part = text?.Find(id);
        var isGone = posted["gone"] == id && (part is null || IsPlace(id));
        if (part is null && !isGone)
            return TypedResults.NotFound();
        if (!Enum.TryParse<ItemFormKind>(posted["kind"], out var kind) || !Enum.IsDefined(kind))
            return TypedResults.NotFound();

        var view = new ItemView(quiz, ItemFields.Read(posted, kind), revision)
        {
            Part = Same(now, id, part) ?? part,
            GoneKey = isGone ? id : null,
        };
        if (IsButton(posted, out var word))
            return Applied(view, word, posted);
        view = WithGap(view, posted);
        Check(view, now, texts);
        var changed =
            view.Errors.Any || text is null ? null
            : isGone ? text.Plus(view.Form, null)
            : text.With(part!, view.Form);
        return await SaveAsync(view, changed, Slug.IsSlug(view.Form.Id.Trim()) ? view.Form.Id.Trim() : id, word, save, texts, ct);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ItemPage>, NotFound>> SaveAsync(
        ItemView view,
        QuizText? changed,
        string key,
        string word,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        return await save.AnswerAsync(
            new(view.Quiz.Draft, view.Quiz.Path, changed?.Text, view.Revision),
            saved => Next(view, key, word, saved),
            problem =>
            {
                if (!view.Errors.Any)
                    view.Errors.Add("prompt", texts[problem]);
                return Refused(view);
            },
            by => Page(Departed(view, by), StatusCodes.Status409Conflict),
            ct
        );
    }

    // To the item as it is saved, or to another of its kind.
    private static string Next(ItemView view, string key, string word, string saved) =>
        word == ItemFields.Another
            ? $"{view.Quiz.AddressOf("new")}?kind={view.NewKind ?? ItemFields.KindOf(view.Form)}&after={key}&saved={saved}"
            : $"{view.Quiz.AddressOf(key)}?saved={saved}";

    // About what the item before it is about: one thing at a time is most often asked several times.
    private static ItemForm Like(ItemForm form, EditedQuiz quiz, QuizPart? into, QuizPart? after)
    {
        var questions = quiz.Questions.Reverse();
        var near =
            after is not null ? [after]
            : into is null ? questions
            : questions.Where(q => q.Case == into.Key).Concat(questions);
        return near.Select(quiz.Text!.FormOf).OfType<ItemForm>().FirstOrDefault() is { } before
                ? form with
                {
                    Competencies = [.. before.Competencies.Where(code => quiz.Competencies.Any(known => known.Id == code))],
                    Level = before.Level.Length > 0 ? before.Level : form.Level,
                }
            : quiz.OfModule is [var only] ? form with { Competencies = [only] }
            : form;
    }

    // What was typed stays in the form, over what the other wrote: saving again says which one stands.
    private static ItemView Departed(ItemView view, string by)
    {
        var isGone = view.Part is { } part && Same(view.Quiz.Text!, part.Key, part) is null;
        return view with { DepartedBy = by, Revision = view.Quiz.Revision, IsUnsaved = true, GoneKey = isGone ? view.Part!.Key : null };
    }

    // An item without an id is known by its place, where another may stand meanwhile.
    private static bool IsPlace(string key) => key.StartsWith('_');

    private static QuizPart? Same(QuizText now, string key, QuizPart? begun) =>
        now.Find(key) is { } found && (begun is null || !IsPlace(key) || found.Prompt == begun.Prompt) ? found : null;

    private static void Check(ItemView view, QuizText text, IStringLocalizer<TrainingText> texts)
    {
        var form = view.Form.Tidied();
        if (form.Prompt.Length == 0)
            view.Errors.Add("prompt", texts["QuizForm.Prompt.Missing"]);
        else if (form.Prompt.AsSpan().ContainsAny('{', '}'))
            view.Errors.Add("prompt", texts["QuizForm.Prompt.Brace"]);
        if (form.Id.Length > 0 && form.Id != view.Part?.Id && !Slug.IsSlug(form.Id))
            view.Errors.Add("id", texts["QuizForm.Id.Wrong"]);
        else if (form.Id.Length > 0 && form.Id != view.Part?.Id && (text.Find(form.Id) is not null || form.Id == "new"))
            view.Errors.Add("id", texts["QuizForm.Id.Taken", form.Id]);
        if (form.Kind == ItemFormKind.Number && !Number().IsMatch(form.Value))
            view.Errors.Add("value", texts["QuizForm.Number.Wrong"]);
        if (form.Kind == ItemFormKind.Number && form.Tolerance.Length > 0 && !Number().IsMatch(form.Tolerance))
            view.Errors.Add("tolerance", texts["QuizForm.Number.Wrong"]);
        if (form.Sources.AsSpan().ContainsAny('`', '|'))
            view.Errors.Add("sources", texts["QuizForm.Sources.Wrong"]);
    }

    private static RazorComponentResult<ItemPage> Applied(ItemView view, string word, IFormCollection posted) =>
        Page(view with { Form = ItemFields.Apply(view.Form, word, posted["new-gap"].ToString()), IsUnsaved = true });

    // A gap that was typed and not yet added goes with what is saved.
    private static ItemView WithGap(ItemView view, IFormCollection posted) =>
        view.Form.Kind == ItemFormKind.Cloze ? view with { Form = ItemFields.Apply(view.Form, "gap", posted["new-gap"].ToString()) } : view;

    // The id that it was given the first time, if it is sent twice; else one that nobody took meanwhile.
    private static ItemForm Named(ItemForm form, QuizText before, QuizText now)
    {
        var named = form.Tidied() with { Id = before.FreeIdFor(form.Prompt) };
        return now.Find(named.Id) is not { } taken || now.FormOf(taken)?.Says(named) == true
            ? named
            : named with
            {
                Id = now.FreeIdFor(form.Prompt),
            };
    }

    private static bool IsButton(IFormCollection posted, out string word)
    {
        word = posted[ItemFields.Do].ToString();
        return !ItemFields.Saves(word);
    }

    /// <returns>The case that an address names, and whether it names none or one that is there.</returns>
    private static (QuizPart? Case, bool IsThere) CaseOf(QuizText text, string? key) =>
        string.IsNullOrEmpty(key) ? (null, true)
        : text.Find(key) is { IsCase: true } found ? (found, true)
        : (null, false);

    private static int Revision(IFormCollection posted) =>
        int.TryParse(posted["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    private static RazorComponentResult<ItemPage> Refused(ItemView view) =>
        Page(view with { IsUnsaved = true }, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<ItemPage> Page(ItemView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };

    [GeneratedRegex(@"^-?\d{1,12}(\.\d{1,6})?\z")]
    private static partial Regex Number();
}
