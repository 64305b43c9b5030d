using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Learners;

namespace Training.Tests.Authoring.Drafts;

/// <summary>The files of a module: added, renamed, removed, and brought back.</summary>
public sealed class DraftFilesTests
{
    public static TheoryData<string> Kinds => ["lesson", "scenario", "quiz", "aid"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_activity_of_each_kind_is_added_without_an_error_in_both_languages(string kind)
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);

        var form = await drafted.AddAsync(kind, "Ça commence", "It begins");
        var page = await drafted.Author.GetAsync(DraftedModule.Home);

        var way = kind is "quiz" or "scenario" ? $"{kind}/ca-commence" : $"files/ca-commence.{(kind == "aid" ? "aid." : "")}md";
        Assert.Equal($"{DraftedModule.Home}/{way}", form.Path);
        Assert.Contains(form.Texts("[role=status]"), text => text.StartsWith("L’activité est ajoutée", StringComparison.Ordinal));
        Assert.Equal(DraftedModule.Home, form.Link("Revenir au module"));
        Assert.DoesNotContain("est ajoutée", (await drafted.Author.GetAsync(form.Path)).Text("main"), StringComparison.Ordinal);
        Assert.False(page.Has(".state.bad"), page.Text("main"));
        Assert.Contains("activities: [pour-commencer, ca-commence]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_kinds_stand_together_and_only_what_is_missing_from_the_whole_is_warned_of()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        foreach (var kind in Kinds)
            await drafted.AddAsync(kind.Data, $"Avec {kind.Data}", $"With {kind.Data}");

        var page = await drafted.Author.GetAsync(DraftedModule.Home);

        Assert.Equal(["Pour commencer", "Avec lesson", "Avec scenario", "Avec quiz", "Avec aid"], page.Texts(".activities h3"));
        Assert.DoesNotContain(page.Texts("#problems + ul li"), p => !p.Contains("Présentation du module", StringComparison.Ordinal));
        Assert.False(page.Has(".state.bad"));
    }

    [Fact]
    public async Task The_list_of_activities_is_added_to_and_the_rest_of_the_file_stays_byte_for_byte()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        var before = await drafted.FileAsync("module.md");

        await drafted.AddAsync("aid", "Une feuille");

        var after = await drafted.FileAsync("module.md");
        Assert.Equal(before.Replace("[pour-commencer]", "[pour-commencer, une-feuille]", StringComparison.Ordinal), after);
    }

    [Fact]
    public async Task A_name_that_the_module_has_already_is_refused()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);

        var page = await drafted.AddAsync("quiz", "Pour commencer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Pour commencer", page.Value("title"));
    }

    [Fact]
    public async Task A_renamed_activity_takes_all_its_files_and_its_place_in_the_list_along()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("scenario", "Appel", "Call");
        var form = $"{DraftedModule.Home}/rename/appel";

        var rename = await drafted.Author.GetAsync(form);
        var page = await drafted.Author.SubmitAsync(rename, form, ("slug", "premier-appel"));

        Assert.Equal("Changer l’adresse de « Appel »", rename.Heading.Replace('\u00A0', ' '));
        Assert.Contains("ne suit pas le titre", page.Text("#activity-premier-appel .fold > .hint"), StringComparison.Ordinal);
        Assert.DoesNotContain("ne suit pas le titre", page.Text("#activity-pour-commencer .fold > .hint"), StringComparison.Ordinal);
        Assert.Contains("premier-appel.playthroughs.yaml", page.Texts(".files code"));
        Assert.Contains("activities: [pour-commencer, premier-appel]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.False(page.Has(".state.bad"), page.Text("main"));
        Assert.DoesNotContain("appel.scenario.md", page.Texts(".activities .files code"));
    }

    [Fact]
    public async Task Activities_are_put_in_order_once_however_often_it_is_sent()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("lesson", "Rappeler", "Calling back");
        var order = $"{DraftedModule.Home}/order/rappeler";
        var before = await drafted.Author.GetAsync(DraftedModule.Home);

        await drafted.Author.SubmitAsync(before, order, ("place", "0"));
        var page = await drafted.Author.SubmitAsync(before, order, ("place", "0"));

        Assert.Equal(["Rappeler", "Pour commencer"], page.Texts(".activities h3"));
        Assert.Contains("activities: [rappeler, pour-commencer]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.False(page.Has(".state.bad"), page.Text("main"));
    }

    [Fact]
    public async Task What_is_removed_comes_back_from_its_history_with_its_place_in_the_list()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("aid", "Une feuille");
        var said = await drafted.FileAsync("une-feuille.aid.md");
        var remove = $"{DraftedModule.Home}/remove/une-feuille.aid.md";

        var removed = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(remove), remove);
        var history = await drafted.Author.GetAsync(removed.Link("une-feuille.aid.md"));
        var old = await drafted.Author.GetAsync(history.Link("État 1"));
        var back = await drafted.Author.SubmitAsync(old, $"{DraftedModule.Home}/history/une-feuille.aid.md");

        Assert.DoesNotContain("une-feuille.aid.md", removed.Texts(".activities .files code"));
        Assert.Equal($"{DraftedModule.Home}/files/une-feuille.aid.md", back.Path);
        Assert.Equal(said, await drafted.FileAsync("une-feuille.aid.md"));
        Assert.Contains("une-feuille]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_module_s_own_file_cannot_be_removed()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);

        var page = await drafted.Author.PostAsync($"{DraftedModule.Home}/remove/module.md", DraftedModule.Home + "/add/aid");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Of_a_module_in_French_only_it_is_said_once_and_file_by_file_once_one_is_translated()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site, inEnglish: false);
        await drafted.AddAsync("quiz", "Bilan");

        var home = await drafted.Author.GetAsync(DraftedModule.Home);
        var editor = await drafted.OpenAsync(DraftedModule.Lesson);
        var quiz = await drafted.Author.GetAsync($"{DraftedModule.Home}/quiz/bilan");
        var description = await drafted.Author.GetAsync($"{DraftedModule.Home}/description");
        var translated = await drafted.Author.SubmitAsync(home, $"{DraftedModule.Home}/translate/module.md");
        var after = await drafted.Author.GetAsync(DraftedModule.Home);
        var missing = await drafted.OpenAsync(DraftedModule.Lesson);

        Assert.StartsWith("Ce module n’est qu’en français.", home.Text("#french-only"), StringComparison.Ordinal);
        Assert.False(home.Has("#problems"), home.Text("main"));
        Assert.Empty(editor.Texts("#problems li"));
        foreach (var page in (Page[])[quiz, description])
            Assert.DoesNotContain(page.Texts(".problems li"), text => text.Contains("traduction", StringComparison.Ordinal));
        Assert.False(editor.Has($"a[href='{DraftedModule.Home}/files/pour-commencer.en.md']"));
        Assert.Equal($"{DraftedModule.Home}/files/module.en.md", translated.Path);
        Assert.False(after.Has("#french-only"));
        Assert.Contains("2 fichiers n’ont pas de traduction", after.Text("section[aria-labelledby=problems]"), StringComparison.Ordinal);
        Assert.True(missing.Has("#problems li[data-code='translation-missing']"), missing.Text("#problems"));
    }

    [Fact]
    public async Task Time_that_departs_from_what_is_announced_is_a_hint_and_a_warning_when_it_is_far_once_the_module_is_more_than_begun()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        var form = $"{DraftedModule.Home}/description";
        async Task<(Page Form, Page Home)> WithAsync(string hours)
        {
            var page = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(form), form, ("hours", hours));
            return (page, await drafted.Author.GetAsync(DraftedModule.Home));
        }

        var (alone, aloneHome) = await WithAsync("1,5");
        await drafted.AddAsync("lesson", "Rappeler", "Calling back");
        var (template, templateHome) = await WithAsync("1,5");
        foreach (var lesson in (string[])[DraftedModule.Lesson, "rappeler.md"])
            await drafted.SaveAsync(await drafted.OpenAsync(lesson), lesson, "---\ntitle: À nous\nduration: 3 min\n---\n\nNos mots.\n");
        var (near, nearHome) = await WithAsync("0,25");
        var (apart, apartHome) = await WithAsync("0,5");
        var (far, farHome) = await WithAsync("1,5");

        Assert.DoesNotContain(alone.Texts("form .hint"), IsSaid("1 h 30."));
        Assert.Contains(template.Texts("form .hint"), text => text.Contains("12 min; la présentation annonce", StringComparison.Ordinal));
        foreach (var page in (Page[])[alone, aloneHome, template, templateHome])
            Assert.DoesNotContain("L’écart est grand", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains(near.Texts("form .hint"), IsSaid("15 min."));
        Assert.DoesNotContain(nearHome.Texts(".hint"), IsSaid("15 min."));
        foreach (var page in (Page[])[apart, apartHome])
            Assert.Contains(page.Texts(".hint"), IsSaid("30 min."));
        foreach (var page in (Page[])[far, farHome])
            Assert.Contains(page.Texts(".state"), IsSaid("1 h 30. L’écart est grand"));

        static Predicate<string> IsSaid(string announced) =>
            text =>
                text.Replace('\u00A0', ' ')
                    .Contains($"Vos activités font 6 min; la présentation annonce {announced}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_link_leads_to_where_each_thing_is_written_and_files_are_out_of_the_way()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        foreach (var kind in Kinds)
            await drafted.AddAsync(kind.Data, $"Avec {kind.Data}", $"With {kind.Data}");

        var page = await drafted.Author.GetAsync(DraftedModule.Home);

        Assert.Equal(
            (string[])
                [
                    "description",
                    "files/pour-commencer.md",
                    "files/avec-lesson.md",
                    "scenario/avec-scenario",
                    "quiz/avec-quiz",
                    "files/avec-aid.aid.md",
                ],
            page.Document.QuerySelectorAll(".piece h3 a").Select(a => a.GetAttribute("href")![(DraftedModule.Home.Length + 1)..])
        );
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main code"), code => code.Closest("details:not([open])") is null);
        Assert.Equal($"{DraftedModule.Home}/description/en", page.Link("Version anglaise – Présentation du module"));
        Assert.Equal($"{DraftedModule.Home}/quiz/avec-quiz.en", page.Link("Version anglaise – Avec quiz"));
        Assert.EndsWith("/trials", page.Link("Essais – Avec scenario"), StringComparison.Ordinal);
        Assert.Equal($"{DraftedModule.Home}/rename/avec-quiz", page.Link("Changer l’adresse – Avec quiz"));
        Assert.Equal($"{DraftedModule.Home}/history/avec-quiz.quiz.md", page.Link("Historique (avec-quiz.quiz.md)"));
        Assert.DoesNotContain("octets", string.Concat(page.Texts(".piece > .hint")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_comes_from_the_template_is_not_called_nothing_to_report()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);

        var page = await drafted.Author.GetAsync(DraftedModule.Home);

        Assert.False(page.Has(".state.ok"), page.Text("main"));
        Assert.Single(page.Document.QuerySelectorAll("a.state"));
        Assert.EndsWith("passages viennent encore du modèle", page.Text("a.state[href='#kept']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_begins_empty_is_said_to_come_and_a_plan_of_scenes_too()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site, inEnglish: false);
        foreach (var kind in (string[])["quiz", "scenario"])
            await drafted.Author.SubmitAsync(
                await drafted.Author.GetAsync($"{DraftedModule.Home}/add/{kind}"),
                $"{DraftedModule.Home}/add/{kind}",
                ("title", $"Avec {kind}"),
                ("start", "blank")
            );

        var empty = await drafted.Author.GetAsync(DraftedModule.Home);
        var scenes = $"{DraftedModule.Home}/scenario/avec-scenario";
        await drafted.Author.SubmitAsync(
            await drafted.Author.GetAsync(scenes),
            $"{scenes}/plan",
            ("titles", "Accueil\r\nDehors\r\nLa fin")
        );
        var planned = await drafted.Author.GetAsync(DraftedModule.Home);
        var settings = await drafted.Author.GetAsync($"{scenes}/settings");
        settings.Document.GetElementsByName("competencies").OfType<IHtmlInputElement>().First(box => box.Value == "C2").IsChecked = true;
        ((IHtmlInputElement)settings.Document.GetElementsByName("cast-name")[0]).Value = "Thérèse";
        await drafted.Author.SubmitAsync(settings, $"{scenes}/settings", ("channel", "phone"));
        var set = await drafted.Author.GetAsync(DraftedModule.Home);

        foreach (var page in (Page[])[empty, planned, set])
        {
            Assert.False(page.Has(".state.bad"), page.Text("main"));
            Assert.Equal(
                [$"{DraftedModule.Home}/quiz/avec-quiz", scenes],
                page.Document.QuerySelectorAll("section[aria-labelledby=to-come] li a").Select(a => a.GetAttribute("href"))
            );
            Assert.Equal("Reste à écrire", page.Text("#activity-avec-quiz .state"));
        }
        Assert.Contains("ajoutez-en une", empty.Text("section[aria-labelledby=to-come] li:last-child"), StringComparison.Ordinal);
        Assert.Contains("3 scènes restent à écrire.", set.Text("section[aria-labelledby=to-come] li:last-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_English_version_begins_with_everything_that_stays_the_same()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("scenario", "Appel");
        var home = await drafted.Author.GetAsync(DraftedModule.Home);

        var editor = await drafted.Author.SubmitAsync(home, $"{DraftedModule.Home}/translate/appel.scenario.md");

        Assert.Equal($"{DraftedModule.Home}/files/appel.scenario.en.md", editor.Path);
        Assert.Equal("translation-unstamped", Assert.Single(editor.Document.QuerySelectorAll("#problems li")).GetAttribute("data-code"));
        var stamped = await drafted.Author.SubmitAsync(editor, $"{DraftedModule.Home}/stamp/appel.scenario.en.md");
        Assert.Empty(stamped.Texts("#problems li"));
    }

    [Fact]
    public async Task Whoever_changed_a_file_is_named_until_they_are_erased()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await site.InDatabaseAsync(db =>
            db.Learners.ExecuteUpdateAsync(c => c.SetProperty(l => l.GivenName, "").SetProperty(l => l.FamilyName, ""))
        );
        var colleague = await site.SignUpWithRoleAsync(Role.Author);

        var list = await colleague.GetAsync("/authoring/drafts");

        Assert.DoesNotContain("par", list.Texts(".ledger .hint").Single().Split(' '));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ModuleDraft>().CountAsync()));
    }
}
