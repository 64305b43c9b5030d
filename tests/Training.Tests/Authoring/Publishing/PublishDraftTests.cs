using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Authoring.Drafts;
using Training.Authoring.Publishing;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Outbox;

namespace Training.Tests.Authoring;

public sealed class PublishDraftTests
{
    [Fact]
    public async Task What_is_published_is_an_immutable_version_that_learners_take_at_once()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var learner = await site.SignUpAsync();

        var before = await learner.GetAsync("/modules/propre");
        var published = await module.PublishAsync(notesFr: "Un premier essai.");

        var version = Assert.Single(await module.VersionsAsync());
        var row = await module.RowAsync();
        var quiz = await Quizzes.QuizTaker.EnrolAsync(learner, "propre/unique");
        var result = await quiz.TakeAsync(("r.mot", "0"), ("r.rappel", "0"));
        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Equal($"{module.Address}/versions?done=published", published.Address);
        Assert.Contains("La version 1.0.0 est publiée", published.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(("1.0.0", Institution.HomeId, "Un premier essai."), (version.Version, version.InstitutionId!.Value, version.NotesFr));
        Assert.Equal((DraftState.Published, version.Hash), (row.State, row.PublishedHash));
        Assert.Equal([DraftEventKind.Published], await module.HappenedAsync());
        Assert.Contains("Réussi", result.Text("#verdict"), StringComparison.Ordinal);
        Assert.Contains("Un seul questionnaire", (await learner.GetAsync("/modules")).Texts("h2"));
    }

    [Fact]
    public async Task A_second_click_publishes_nothing_twice_and_neither_does_a_form_whose_files_learners_have()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        var page = await module.ReviewAsync();
        (string, string)[] fields = [("notesFr", "Une coquille."), ("acceptAll", "1")];

        await module.Browser.SubmitAsync(page, module.Address + "/review/publish", fields);
        var twice = await module.Browser.SubmitAsync(page, module.Address + "/review/publish", fields);
        var again = await module.Browser.PostAsync(module.Address + "/review/publish", "/account/profile", ("notesFr", "Encore."));

        Assert.Equal((module.Address + "/versions", module.Address + "/versions"), (twice.Path, again.Path));
        Assert.Equal(["1.0.0", "1.0.1"], (await module.VersionsAsync()).Select(v => v.Version));
        Assert.Equal([DraftEventKind.Published, DraftEventKind.Published], await module.HappenedAsync());
    }

    [Fact]
    public async Task An_error_stands_in_the_way_and_says_where_it_is()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.ReplaceAsync("unique.quiz.md", "- [x] Oui", "- [ ] Oui");

        var page = await module.ReviewAsync();
        var forced = await module.Browser.PostAsync(
            module.Address + "/review/publish",
            "/account/profile",
            ("revision", "0"),
            ("hash", page.Value("hash")),
            ("acceptAll", "1")
        );

        Assert.Contains(
            page.Texts(".problems li"),
            text => text.StartsWith("Questionnaire – Unique – Aucune bonne réponse", StringComparison.Ordinal)
        );
        Assert.True(page.Has($".problems a[href='{module.Address}/quiz/unique']"));
        Assert.False(page.Has($"form[action='{module.Address}/review/publish']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.Status);
        Assert.Empty(await module.VersionsAsync());
    }

    [Fact]
    public async Task Warnings_are_read_before_one_by_one_or_all_at_once_and_nothing_typed_is_lost()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        var page = await module.ReviewAsync();
        var warnings = page.Document.QuerySelectorAll("input[name=accept]").Select(w => ("accept", w.GetAttribute("value")!)).ToArray();

        var unread = await module.Browser.SubmitAsync(page, module.Address + "/review/publish", ("notesFr", "Mes mots"));
        var read = await module.Browser.SubmitAsync(unread, module.Address + "/review/publish", warnings);

        Assert.NotEmpty(warnings);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.Status);
        Assert.Equal("Mes mots", unread.Text("#notesFr"));
        Assert.Equal(module.Address + "/versions", read.Path);
        Assert.Equal("Mes mots", Assert.Single(await module.VersionsAsync()).NotesFr);
    }

    [Theory]
    [InlineData(null, "1.0.1")]
    [InlineData("Minor", "1.1.0")]
    [InlineData("Major", "2.0.0")]
    public async Task A_number_that_was_used_is_raised_and_nothing_else_of_the_file_is_touched(string? rise, string number)
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        var before = await module.TextAsync("module.md");

        var page = await module.ReviewAsync();
        await module.PublishAsync(rise: rise);

        Assert.Contains("proposé", page.Text("label:has([value=Patch])"), StringComparison.Ordinal);
        Assert.Equal(before.Replace("version: 1.0.0", "version: " + number, StringComparison.Ordinal), await module.TextAsync("module.md"));
        Assert.Equal(number, (await module.VersionsAsync())[^1].Version);
        var (row, revisions) = (
            await module.RowAsync(),
            await site.InDatabaseAsync(db => db.Set<DraftFileRevision>().CountAsync(r => r.DraftId == module.Id && r.Path == "module.md"))
        );
        Assert.Equal((DraftState.Published, 1), (row.State, revisions));
        Assert.True(
            (await module.ReviewAsync()).Text("section[aria-labelledby=changes]").Contains("Rien n’a changé", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_number_that_the_author_raised_is_kept()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.ReplaceAsync("module.md", "version: 1.0.0", "version: 1.4.0");

        var page = await module.ReviewAsync();
        await module.PublishAsync();

        Assert.False(page.Has("input[name=rise]"));
        Assert.Equal("1.4.0", (await module.VersionsAsync())[^1].Version);
    }

    [Fact]
    public async Task What_changes_is_said_in_one_language_at_least()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");

        var silent = await module.PublishAsync(notesFr: "");
        var long_ = await module.PublishAsync(notesFr: new string('a', 1001));
        var said = await module.PublishAsync(notesFr: "", notesEn: "A typo.");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (silent.Status, long_.Status));
        Assert.Equal(HttpStatusCode.OK, said.Status);
        Assert.Equal(2, (await module.VersionsAsync()).Count);
    }

    [Fact]
    public async Task What_changes_is_asked_in_English_only_of_a_module_that_is_in_English_too()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var both = await module.ReviewAsync();
        await site.InDatabaseAsync(db =>
            db.Set<DraftFile>().Where(f => f.DraftId == module.Id && f.Path.EndsWith(".en.md")).ExecuteDeleteAsync()
        );

        var french = await module.ReviewAsync();
        var published = await module.PublishAsync(notesFr: "");

        Assert.True(both.Has("[name=notesEn]"));
        Assert.False(french.Has("[name=notesEn]"));
        Assert.Equal("Ce qui change", french.Text("label[for=notesFr]"));
        Assert.Equal(module.Address + "/versions", published.Path);
    }

    [Fact]
    public void What_activities_mark_and_the_module_does_not_aim_at_is_told_unless_it_aims_at_nothing_yet()
    {
        using var site = new TrainingSite();
        var module = site
            .Services.GetRequiredService<PublishedContent>()
            .Shipped.Select(version => version.Module)
            .Single(m => m.Slug == "seul");

        IEnumerable<string> Told(params string[] aimed) =>
            new CheckedDraft(ContentFiles.Empty, module with { Competencies = aimed }, null, []).Unaimed.Select(marked =>
                $"{marked.Activity.Id.Slug}: {string.Join(", ", marked.Competencies)}"
            );

        Assert.Equal(["unique: C2"], Told("C3"));
        Assert.Empty(Told("C2", "C3"));
        Assert.Empty(Told());
    }

    [Fact]
    public async Task Whoever_asked_for_a_review_may_take_the_draft_back_and_is_not_asked_for_an_answer()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);

        var asked = await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        var back = await module.Browser.SubmitAsync(asked, module.Address + "/review/back");

        Assert.DoesNotContain("Demander des changements", asked.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Reprendre le brouillon avant la relecture", asked.Text("details:not([open]) form[action$='/review/back'] button"));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(DraftState.Draft, (await module.RowAsync()).State);
    }

    [Fact]
    public async Task What_happened_calls_files_by_their_titles()
    {
        using var site = new TrainingSite();
        var drafted = await Drafts.DraftedModule.OfAsync(site);
        const string Versions = Drafts.DraftedModule.Home + "/versions";
        const string Remove = Drafts.DraftedModule.Home + "/remove/la-ligne-coupe.scenario.md";
        await drafted.AddAsync("scenario", "La ligne coupe");

        var added = await drafted.Author.GetAsync(Versions);
        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(Remove), Remove);
        var removed = await drafted.Author.GetAsync(Versions);

        Assert.Contains("Séance simulée – La ligne coupe", added.Texts(".happened .as-typed"));
        Assert.Contains("Séance simulée – la-ligne-coupe", removed.Texts(".happened .as-typed"));
        Assert.All(new[] { added, removed }, page => Assert.DoesNotContain(".md", page.Text(".happened"), StringComparison.Ordinal));
        Assert.All(new[] { added, removed }, page => Assert.DoesNotContain(".yaml", page.Text(".happened"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_publishes_what_they_were_not_shown_and_their_words_stay()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var page = await module.ReviewAsync();
        await module.ReplaceAsync("unique.quiz.en.md", "Agreed beforehand.", "Agreed before.");

        var stale = await module.Browser.SubmitAsync(page, module.Address + "/review/publish", ("notesFr", "Mes mots"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("Mes mots", stale.Text("#notesFr"));
        Assert.Empty(await module.VersionsAsync());
        var seen = await module.Browser.SubmitAsync(stale, module.Address + "/review/publish");
        Assert.Equal(module.Address + "/versions", seen.Path);
    }

    [Fact]
    public async Task Whoever_writes_while_another_publishes_reads_anew_even_if_the_clock_stands_still()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var draft = await db.Set<ModuleDraft>().SingleAsync(d => d.Id == module.Id);
        var files = await db.Set<DraftFile>().Where(f => f.DraftId == module.Id).ToListAsync();

        await module.PublishAsync();
        var contents = files.Select(f => (f.Path, f.Path == "module.md" ? [.. f.Content, .. "\nEncore.\n"u8] : f.Content)).ToList();
        await scope
            .ServiceProvider.GetRequiredService<WriteDraft>()
            .ReplaceAsync(draft, files, contents, module.Author.Id, CancellationToken.None);
        var isWritten = await db.TrySaveAsync(CancellationToken.None);

        Assert.False(isWritten);
        Assert.Equal(DraftState.Published, (await module.RowAsync()).State);
        Assert.DoesNotContain("Encore.", await module.TextAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_to_read_a_draft_the_other_authors_get_one_letter_and_whoever_reads_may_send_it_back()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var reader = await site.AddLearnerAsync("Marc", "Roy");
        await site.GrantAsync(reader, Role.Author);
        var other = await site.SignInAsync(reader.Email!);
        var page = await module.ReviewAsync();

        var asked = await module.Browser.SubmitAsync(page, module.Address + "/review/ask", ("note", "Le quiz surtout."));
        await module.Browser.SubmitAsync(page, module.Address + "/review/ask", ("note", "Le quiz surtout."));
        var during = await module.RowAsync();
        var seen = await other.GetAsync(module.Address + "/review");
        var letters = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Key.StartsWith("review/")));
        var back = await other.SubmitAsync(seen, module.Address + "/review/back", ("note", "Une virgule manque."));
        var after = await module.ReviewAsync();

        Assert.Contains("Une lettre part à Marc Roy", page.Text("#note-hint"), StringComparison.Ordinal);
        Assert.Contains("demandée", asked.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Odile Beaulieu reçoit une lettre", seen.Text("#note-hint"), StringComparison.Ordinal);
        Assert.Equal((DraftState.InReview, 1), (during.State, letters));
        Assert.Equal(1, await LettersAsync(site, "reviewed/"));
        Assert.Contains("Le quiz surtout.", seen.Texts(".remark p"));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(DraftState.Draft, (await module.RowAsync()).State);
        Assert.Contains("Marc Roy a demandé des changements", after.Text("section[aria-labelledby=reading]"), StringComparison.Ordinal);
        Assert.Equal([DraftEventKind.SentToReview, DraftEventKind.SentBack], await module.HappenedAsync());
    }

    [Fact]
    public async Task The_page_of_authors_names_what_waits_to_be_read_and_what_came_back()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var reader = await site.SignUpWithRoleAsync(Role.Instructor);
        async Task<(IReadOnlyList<string> Author, IReadOnlyList<string> Reader)> WaitingAsync() =>
            (await WaitingForAsync(module.Browser), await WaitingForAsync(reader));

        var before = await WaitingAsync();
        await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        var asked = await WaitingAsync();
        var link = (await reader.GetAsync("/authoring")).Document.QuerySelector("#waiting + ul a")!.GetAttribute("href");
        var review = await reader.GetAsync(link!);
        ((IHtmlTextAreaElement)review.Document.GetElementsByName("note")[0]).Value = "Beau travail.";
        await reader.SubmitAsync(ButtonTo(review, module.Address + "/review/approve"));
        var approved = await WaitingAsync();
        var reading = (await module.ReviewAsync()).Text("section[aria-labelledby=reading] .as-typed");
        await reader.SubmitAsync(await reader.GetAsync(link!), module.Address + "/review/back", ("note", "Une virgule manque."));
        var back = await WaitingAsync();
        await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        var again = await WaitingAsync();

        const string ToRead = "Une relecture vous attend : « Un seul questionnaire »";
        Assert.Empty(before.Author.Concat(before.Reader));
        Assert.Empty(asked.Author);
        Assert.Equal([ToRead], asked.Reader);
        Assert.Equal(module.Address + "/review", link);
        Assert.Empty(approved.Reader);
        Assert.Equal(["Votre module est approuvé : « Un seul questionnaire »"], approved.Author);
        Assert.Equal("Beau travail.", reading);
        Assert.True(review.Has($"section[aria-labelledby=module] a[href='{module.Address}/see/unique']"));
        Assert.Equal(["On vous demande des changements : « Un seul questionnaire »"], back.Author);
        Assert.Empty(back.Reader);
        Assert.Empty(again.Author);
        Assert.Equal([ToRead], again.Reader);
    }

    private static async Task<IReadOnlyList<string>> WaitingForAsync(Browser browser) =>
        [.. (await browser.GetAsync("/authoring")).Texts("#waiting + ul li").Select(text => text.Replace('\u00A0', ' '))];

    [Fact]
    public async Task Alone_to_write_one_is_told_that_no_letter_is_sent_and_those_who_teach_get_none()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await site.SignUpWithRoleAsync(Role.Instructor);

        var page = await module.ReviewAsync();
        var asked = await module.Browser.SubmitAsync(page, module.Address + "/review/ask");

        Assert.Contains("aucune lettre ne part", page.Text("#note-hint"), StringComparison.Ordinal);
        Assert.Contains("Aucune lettre n’est partie", asked.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(0, await LettersAsync(site, "review/"));
    }

    [Fact]
    public async Task Whoever_reads_approves_once_and_an_approval_is_of_the_text_that_was_read()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var instructor = await site.SignUpWithRoleAsync(Role.Instructor);
        var approve = module.Address + "/review/approve";
        await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        var page = await instructor.GetAsync(module.Address + "/review");

        var approved = await instructor.SubmitAsync(ButtonTo(page, approve));
        await instructor.SubmitAsync(ButtonTo(page, approve));
        var own = await module.Browser.PostAsync(
            approve,
            "/account/profile",
            ("hash", page.Value("hash")),
            ("revision", page.Value("revision"))
        );
        var standing = (await module.ReviewAsync()).Text("section[aria-labelledby=reading]");
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        var changed = await instructor.GetAsync(module.Address + "/review");
        var stale = await instructor.PostAsync(
            approve,
            "/account/profile",
            ("hash", page.Value("hash")),
            ("revision", page.Value("revision"))
        );
        var happened = await module.Browser.GetAsync(module.Address + "/versions");

        Assert.Contains("noté", approved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.False(approved.Has($"button[formaction='{approve}']"));
        Assert.Contains("Amélie Tremblay approuve ce texte", standing, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict), (own.Status, stale.Status));
        Assert.Contains("il a changé depuis", changed.Text("section[aria-labelledby=reading]"), StringComparison.Ordinal);
        Assert.True(changed.Has($"button[formaction='{approve}']"));
        Assert.Equal([DraftEventKind.SentToReview, DraftEventKind.Approved], await module.HappenedAsync());
        Assert.Contains("Amélie Tremblay a approuvé le texte tel qu’il était alors.", happened.Text(".happened"), StringComparison.Ordinal);
        Assert.Equal(1, await LettersAsync(site, "reviewed/"));
    }

    [Fact]
    public async Task Remarks_that_wait_and_the_text_to_start_from_are_named_before_publishing()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "C’est utile, mais cela ne dit pas s’il peut parler.");
        var comments = module.Address + "/comments/unique.quiz.md";
        await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(comments + "?as=lines"),
            comments,
            ("line", "2"),
            ("text", "Un meilleur titre?")
        );

        var page = await module.ReviewAsync();
        var keys = page.Document.QuerySelectorAll("input[name=accept]").Select(w => w.GetAttribute("value")!).ToList();
        var unread = await module.Browser.SubmitAsync(
            page,
            module.Address + "/review/publish",
            [.. keys.Where(k => !k.StartsWith("remarks:", StringComparison.Ordinal)).Select(k => ("accept", k))]
        );
        var draft = await module.Browser.GetAsync(module.Address);
        var read = await module.Browser.SubmitAsync(unread, module.Address + "/review/publish", [.. keys.Select(k => ("accept", k))]);

        Assert.Contains(keys, k => k.StartsWith("text-of-beginning:", StringComparison.Ordinal));
        Assert.Contains(keys, k => k.StartsWith("remarks:", StringComparison.Ordinal));
        Assert.Contains("cela ne dit pas s’il peut parler", page.Text("fieldset"), StringComparison.Ordinal);
        Assert.Contains("Questionnaire – Unique, ligne 2", page.Texts("fieldset a[href^='#remark-']"));
        Assert.True(page.Has($"fieldset a[href='{module.Address}/quiz/unique']"), page.Html);
        Assert.Contains("cela ne dit pas s’il peut parler", draft.Text("section[aria-labelledby=kept]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.Status);
        Assert.Equal(module.Address + "/versions", read.Path);
    }

    [Fact]
    public async Task That_a_module_is_in_French_only_is_one_line_to_read_and_none_where_everyone_reads_French()
    {
        using var site = new TrainingSite();
        var drafted = await Drafts.DraftedModule.OfAsync(site, inEnglish: false);
        var review = Drafts.DraftedModule.Home + "/review";

        var page = await drafted.Author.GetAsync(review);
        await site.InDatabaseAsync(db =>
            db.Set<Institution>().ExecuteUpdateAsync(u => u.SetProperty(i => i.OnlyLanguage, Training.Content.Language.Fr))
        );
        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
        var french = await drafted.Author.GetAsync(review);

        Assert.Single(page.Texts("fieldset label"), text => text.StartsWith("Ce module n’est qu’en français.", StringComparison.Ordinal));
        Assert.DoesNotContain(french.Texts("fieldset label"), text => text.Contains("qu’en français", StringComparison.Ordinal));
        Assert.Contains(french.Texts("fieldset label"), text => text.Contains("texte de départ", StringComparison.Ordinal));
    }

    private static Task<int> LettersAsync(TrainingSite site, string about) =>
        site.InDatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Key.StartsWith(about)));

    private static AngleSharp.Html.Dom.IHtmlButtonElement ButtonTo(Page page, string address) =>
        (AngleSharp.Html.Dom.IHtmlButtonElement)page.Document.QuerySelector($"button[formaction='{address}']")!;

    [Fact]
    public async Task Nobody_publishes_what_another_just_sent_back()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.Browser.SubmitAsync(await module.ReviewAsync(), module.Address + "/review/ask");
        var page = await module.ReviewAsync();
        await module.Browser.SubmitAsync(page, module.Address + "/review/back", ("note", "Une virgule."));

        var late = await module.Browser.SubmitAsync(page, module.Address + "/review/publish");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Empty(await module.VersionsAsync());
    }

    [Fact]
    public async Task An_instructor_reads_and_asks_and_only_an_author_publishes()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var instructor = await site.SignUpWithRoleAsync(Role.Instructor);

        var page = await instructor.GetAsync(module.Address + "/review");
        var asked = await instructor.SubmitAsync(page, module.Address + "/review/ask");
        var published = await instructor.PostAsync(module.Address + "/review/publish", "/account/profile", ("hash", page.Value("hash")));
        var rolledBack = await instructor.GetAsync($"{module.Address}/versions/{page.Value("hash")}");

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.False(page.Has($"form[action='{module.Address}/review/publish']"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (published.Status, rolledBack.Status));
    }

    [Fact]
    public async Task A_name_that_the_platform_has_is_refused()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site, slug: "seul");

        var page = await module.ReviewAsync();

        Assert.Contains("s’appelle déjà", page.Text(".alert"), StringComparison.Ordinal);
        Assert.False(page.Has($"form[action='{module.Address}/review/publish']"));
    }

    [Theory]
    [InlineData("---\nversion: 1.0.0\n---\n", "---\nversion: 1.0.1\n---\n")]
    [InlineData(
        "\uFEFF---\r\ntitle: é\r\nversion:  \"1.0.0\" # ici\r\n---\r\nversion: 1.0.0\r\n",
        "\uFEFF---\r\ntitle: é\r\nversion:  \"1.0.1\" # ici\r\n---\r\nversion: 1.0.0\r\n"
    )]
    [InlineData("---\ntitle: version: 9.9.9\nversion: 1.0.0\n---", "---\ntitle: version: 9.9.9\nversion: 1.0.1\n---")]
    [InlineData("---\ntitle: rien\n---\nversion: 1.0.0\n", null)]
    [InlineData("version: 1.0.0", null)]
    public void Raising_a_version_writes_its_number_alone(string before, string? after)
    {
        var raised = RaiseVersion.In(Encoding.UTF8.GetBytes(before), new(1, 0, 1));

        Assert.Equal(after, raised is null ? null : Encoding.UTF8.GetString(raised));
    }

    [Theory]
    [InlineData("1.2.3", Rise.Patch, "1.2.4")]
    [InlineData("1.2.3", Rise.Minor, "1.3.0")]
    [InlineData("1.2.3", Rise.Major, "2.0.0")]
    [InlineData("99999.0.0", Rise.Patch, "99999.0.1")]
    [InlineData("123456.0.0", Rise.Patch, null)]
    [InlineData("1.0", Rise.Patch, null)]
    [InlineData("1.0.0-beta", Rise.Patch, null)]
    public void A_number_rises_by_its_part(string number, Rise part, string? risen) =>
        Assert.Equal(risen, VersionNumber.Find(number)?.Raise(part).ToString());
}
