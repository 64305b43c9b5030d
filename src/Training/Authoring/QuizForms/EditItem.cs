using System.Globalization;
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

    /// <summary>The one that a new one is about the same as, while it is.</summary>
    public QuizPart? Like { get; init; }

    /// <summary>The answers of other kinds, which this one has no place for.</summary>
    public IReadOnlyList<ItemForm> Aside { get; init; } = [];

    /// <summary>A gap that isn’t in the text yet.</summary>
    public NewGap Gap { get; init; } = NewGap.None;

    public FormErrors Errors { get; init; } = new();

    /// <summary>Who changed the same item meanwhile; empty for someone who has left, null for nobody.</summary>
    public string? DepartedBy { get; init; }

    /// <summary>Some of what is shown isn’t saved yet.</summary>
    public bool IsUnsaved { get; init; }

    public string? Saved { get; init; }

    /// <summary>Of a form whose item someone took away meanwhile: saving puts it back.</summary>
    public string? GoneKey { get; init; }

    /// <summary>Where a new one of a kind is written.</summary>
    public string AddressOf(string kind) => $"{Quiz.AddressOf("new")}?kind={kind}{(Case is null ? "" : $"&case={Case.Key}")}";
}

/// <summary>An author writes an item of a quiz in a form.</summary>
internal static class EditItem
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
        var (begun, like) = LikeBefore.Begin(form, quiz, into, before);
        return Page(
            new(quiz, begun, quiz.Revision)
            {
                NewKind = kind,
                Case = into,
                After = before,
                Like = like,
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
        var typed = ItemFields.KindSent(posted) ?? begun.Kind;
        var view = Typed(quiz, posted, typed, texts, out var word) with { NewKind = kind, Case = into };
        if (typed != begun.Kind || ItemFields.KindWantedBy(word) is not null)
            view = Turned(view, begun);
        if (!ItemFields.Saves(word))
            return Applied(view, word, isBlank: view.Aside.Count == 0 && view.Gap.IsBlank && ItemKinds.IsUntouched(view.Form, begun));
        var text = await open.AtAsync(quiz, view.Revision, ct);
        var form = view.Form.Id.Trim().Length > 0 ? view.Form.Tidied() : Named(view.Form, text ?? now, now);
        // Sent twice, it is there once.
        if (!view.Errors.Any && now.Find(form.Id) is { } twin && now.FormOf(twin)?.Says(form) == true)
            return TypedResults.LocalRedirect(Next(view, form.Id, word, "saved"));
        ItemChecks.Check(view with { Form = form }, now, texts);
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
        if (ItemFields.KindSent(posted) is not { } kind)
            return TypedResults.NotFound();

        var view = Typed(quiz, posted, kind, texts, out var word) with { Part = Same(now, id, part) ?? part, GoneKey = isGone ? id : null };
        if (ItemFields.Begin(ItemFields.KindWantedBy(word), quiz.Path.Language) is { } other)
            view = Turned(view, other);
        if (!ItemFields.Saves(word))
            return Applied(view, word, isBlank: false);
        ItemChecks.Check(view, now, texts);
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

    /// <summary>What was sent; a gap that was typed is in its place when its button is pressed, and goes with what is saved.</summary>
    private static ItemView Typed(
        EditedQuiz quiz,
        IFormCollection posted,
        ItemFormKind kind,
        IStringLocalizer<TrainingText> texts,
        out string word
    )
    {
        word = posted[ItemFields.Do].ToString();
        var form = ItemFields.Read(posted, kind);
        var gap = NewGap.Of(posted);
        var isAsked = kind == ItemFormKind.Cloze && (word == NewGap.Word || (ItemFields.Saves(word) && !gap.IsBlank));
        var isMade = isAsked && gap.HasRight;
        var view = new ItemView(quiz, isMade ? gap.In(form) : form, Revision(posted))
        {
            Like = LikeBefore.Still(quiz, posted[ItemFields.Like].ToString(), form),
            Aside = ItemFields.ReadAside(posted),
            Gap = isMade ? NewGap.None : gap,
        };
        // Decoys without a right answer make no gap, and aren’t lost.
        if (isAsked && !isMade)
            view.Errors.Add(NewGap.RightField, texts["QuizForm.Gap.Right.Missing"]);
        return view;
    }

    private static ItemView Turned(ItemView view, ItemForm begun)
    {
        var (form, aside) = ItemKinds.Turn(view.Form, view.Aside, begun, view.Quiz.Path.Language);
        return view with { Form = form, Aside = aside };
    }

    private static RazorComponentResult<ItemPage> Applied(ItemView view, string word, bool isBlank) =>
        view.Errors.Any
            ? Refused(view)
            : Page(view with { Form = ItemFields.Apply(view.Form, word), IsUnsaved = !isBlank || ItemFields.KindWantedBy(word) is null });

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
}
