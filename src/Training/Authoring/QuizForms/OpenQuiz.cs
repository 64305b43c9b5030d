using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Localization;

namespace Training.Authoring.QuizForms;

/// <summary>Opens a quiz of a draft for its forms.</summary>
internal sealed class OpenQuiz(EditedFile edited, OpenDraft open, CheckDraft check, SaveForm save)
{
    private const string English = ".en";

    public static string PathOf(string name) =>
        name.EndsWith(English, StringComparison.Ordinal) ? $"{name[..^English.Length]}.quiz.en.md" : $"{name}.quiz.md";

    /// <returns>Null when the institution has no such draft, or the draft no such quiz.</returns>
    public async Task<EditedQuiz?> FindAsync(string slug, string name, CancellationToken ct)
    {
        var path = DraftPath.Of(PathOf(name));
        if (path.Kind != DraftFileKind.Quiz || await edited.FindAsync(slug, path.Path, ct) is not var (draft, file))
            return null;
        var refused = new ProblemList();
        var said = check.Of(draft.Slug, await open.FilesAsync(draft, refused, ct), refused.Items);
        var own = OpenDraft.PathOf(draft.Slug, path.Path);
        return new(
            draft,
            path,
            AuthoredText.Read(file.Content) is { } text ? QuizText.Read(own, text) : null,
            file.Revision,
            [.. said.Problems.Where(p => p.At.File == own)],
            [.. (said.Shared?.Competencies.Values ?? []).Select(c => new Option(c.Code, c.Name.In(Languages.Current)))],
            CompetenciesOf(draft, said),
            [.. LessonsOf(draft, said)]
        );
    }

    /// <summary>The quiz as it was when a form of it was opened.</summary>
    public async Task<QuizText?> AtAsync(EditedQuiz quiz, int revision, CancellationToken ct)
    {
        if (revision == quiz.Revision)
            return quiz.Text;
        return await save.TextAtAsync(quiz.Draft, quiz.Path, revision, ct) is { } text
            ? QuizText.Read(OpenDraft.PathOf(quiz.Draft.Slug, quiz.Path.Path), text)
            : null;
    }

    /// <summary>The questions of the worked quiz that it began as, where nobody has touched them.</summary>
    public IReadOnlyList<QuizPart> BegunIn(EditedQuiz quiz)
    {
        if (quiz.Text is not { } text || check.Shared is not { } shared)
            return [];
        var begun = Beginning.With(shared).Questions(quiz.Path.Language);
        return [.. text.Parts.Where(part => begun.Contains(text.TextOf(part)))];
    }

    // As they are written: a module with an error elsewhere says them all the same.
    private static IReadOnlyList<string> CompetenciesOf(ModuleDraft draft, CheckedDraft said) =>
        said.Files.Find(OpenDraft.PathOf(draft.Slug, DraftPath.Module)) is { } module && AuthoredText.Read(module) is { } text
            ? FrontMatterText.Read(text)?.Items("competencies") ?? []
            : [];

    // From the names of files: a lesson that can’t be read is one all the same.
    private static IEnumerable<Option> LessonsOf(ModuleDraft draft, CheckedDraft said)
    {
        var folder = OpenDraft.PathOf(draft.Slug, "");
        return said
            .Files.Paths.Where(p => p.StartsWith(folder, StringComparison.Ordinal))
            .Select(p => DraftPath.Of(p[folder.Length..]))
            .Where(p => p is { Kind: DraftFileKind.Lesson, IsTranslation: false })
            .Select(p => new Option(
                p.Slug,
                said.Module?.Find(p.Slug)?.Title.In(Languages.Current) is { Length: > 0 } title ? title : p.Slug
            ));
    }
}
