using Training.Learners;
using Training.Tests.Quizzes;

namespace Training.Tests.Regrades;

/// <summary>A quiz of two items that learners take before its author corrects the first one: “Oui” was right, “Non” is.</summary>
internal sealed class CorrectedQuiz : IDisposable
{
    public const string Regrade = "/authoring/seul/unique/regrade";
    public const string Preview = Regrade + "?item=mot";
    private readonly ContentCopy content = new();

    public CorrectedQuiz() => Site = new() { Settings = { ["Training:ContentFolder"] = content.Folder } };

    public TrainingSite Site { get; }

    /// <summary>A learner who answers « mot » and « rappel » with the choices of these indexes.</summary>
    public async Task<QuizTaker> TakeAsync(string mot, string rappel, Browser? browser = null)
    {
        var learner = browser is null
            ? await QuizTaker.EnrolAsync(Site, "seul/unique")
            : await QuizTaker.EnrolAsync(browser, "seul/unique");
        await learner.TakeAsync(("r.mot", mot), ("r.rappel", rappel));
        return learner;
    }

    public async Task CorrectAsync()
    {
        foreach (var (file, yes, no) in new[] { ("unique.quiz.md", "Oui", "Non"), ("unique.quiz.en.md", "Yes", "No") })
        {
            content.Replace($"modules/seul/{file}", $"- [x] {yes}", $"- [ ] {yes}");
            content.Replace($"modules/seul/{file}", $"- [ ] {no}", $"- [x] {no}");
        }
        await PublishAsync();
    }

    /// <summary>The key is again what it was.</summary>
    public async Task PutBackAsync()
    {
        foreach (var (file, yes, no) in new[] { ("unique.quiz.md", "Oui", "Non"), ("unique.quiz.en.md", "Yes", "No") })
        {
            content.Replace($"modules/seul/{file}", $"- [ ] {yes}", $"- [x] {yes}");
            content.Replace($"modules/seul/{file}", $"- [x] {no}", $"- [ ] {no}");
        }
        await PublishAsync();
    }

    /// <summary>Changes both languages in the same way, and publishes.</summary>
    public async Task ChangeAsync(string french, string by, string english, string byEnglish)
    {
        content.Replace("modules/seul/unique.quiz.md", french, by);
        content.Replace("modules/seul/unique.quiz.en.md", english, byEnglish);
        await PublishAsync();
    }

    public Task<Browser> AuthorAsync() => Site.SignUpWithRoleAsync(Role.Author);

    /// <summary>Presses the button that corrects, on a preview.</summary>
    public static Task<Page> ApplyAsync(Browser author, Page preview, string reason = "La question était ambiguë.") =>
        author.SubmitAsync(
            preview.Document.Forms.Single(f => f.Method == "post" && f.QuerySelector("textarea") is not null),
            ("reason", reason)
        );

    public void Dispose()
    {
        Site.Dispose();
        content.Dispose();
    }

    private async Task PublishAsync()
    {
        Site.Time.Advance(TimeSpan.FromDays(1));
        await Site.PublishAsync();
    }
}
