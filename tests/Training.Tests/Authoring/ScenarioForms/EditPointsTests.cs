using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>The points of all the choices of a session, on one page.</summary>
public sealed class EditPointsTests
{
    private const string Points = ScenarioWriter.Scenes + "/points";
    private const string Said = "points-accueil-0-C2";
    private const string Waited = "points-accueil-1-C2";

    [Fact]
    public async Task Every_choice_has_a_field_for_each_competency_and_the_page_is_a_link_away()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenAsync(Points);

        Assert.Equal("Les points – Au téléphone", page.Heading);
        Assert.Equal(["« Bonsoir. »", "Attendre.", "« On rentre? »"], page.Texts(".points-table th[scope=row]"));
        Assert.Equal("+2", page.Value(Said));
        Assert.Equal("+1", page.Value(Waited));
        Assert.Equal("", page.Value("points-dehors-0-C2"));
        Assert.Equal(["Le meilleur choix : « Bonsoir. »"], page.Texts(".best").Select(text => text.Replace('\u00A0', ' ')));
        Assert.Contains(
            "les meilleurs choix en donnent 2, sur 2 points possibles.",
            page.Text("[aria-labelledby=possible]"),
            StringComparison.Ordinal
        );
        Assert.Contains("Il en faut au moins 4", page.Text(".few-points"), StringComparison.Ordinal);
        Assert.Equal(Points, (await writer.OpenAsync()).Link("Les points"));
        Assert.Equal(Points, (await writer.OpenAsync(ScenarioWriter.Settings)).Link("Les points"));
    }

    [Fact]
    public async Task Saving_without_a_change_changes_nothing_and_points_change_their_own_marks_alone_twice_over()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(Points);

        var same = await writer.Browser.SubmitAsync(page, Points);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
        var saved = await writer.Browser.SubmitAsync(page, Points, (Said, "-1"), (Waited, ""), ("points-dehors-0-C2", "3"));
        await writer.Browser.SubmitAsync(page, Points, (Said, "−1"), (Waited, "0"), ("points-dehors-0-C2", "+3"));

        Assert.Equal("C’est enregistré.", same.Text("[role=status]"));
        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        Assert.True(saved.Has("kept-form[saved]"));
        Assert.Equal(
            ScenarioWriter
                .Text.Replace("`C2 +2` `alliance +1`", "`C2 -1` `alliance +1`", StringComparison.Ordinal)
                .Replace("[Attendre.](#dehors) `C2 +1`", "[Attendre.](#dehors)", StringComparison.Ordinal)
                .Replace("`if mot-convenu`", "`if mot-convenu` `C2 +3`", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task What_is_no_number_of_points_comes_back_as_typed_and_nothing_is_saved()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await writer.Browser.SubmitAsync(await writer.OpenAsync(Points), Points, (Said, "4"), (Waited, "peu"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["#" + Said, "#" + Waited], refused.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Contains("« Accueil », choix 2, C2", refused.Text($"#{Waited}-error").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("4", refused.Value(Said));
        Assert.Equal("peu", refused.Value(Waited));
        Assert.True(refused.Has("kept-form[unsaved]"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_someone_else_changes_elsewhere_meanwhile_stands_beside_the_points()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(Points);
        var theirs = ScenarioWriter.Text.Replace("Il pleut.", "Il neige.", StringComparison.Ordinal);
        await writer.WriteAsync(theirs);

        var saved = await writer.Browser.SubmitAsync(page, Points, (Said, "3"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(theirs.Replace("`C2 +2`", "`C2 +3`", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task Of_two_authors_of_the_same_choices_the_second_sees_the_first_s_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(Points);
        var theirs = ScenarioWriter
            .Text.Replace("`C2 +2` `alliance +1`", "`C2 +1` `alliance +3`", StringComparison.Ordinal)
            .Replace("[Attendre.](#dehors) `C2 +1`", "[Se taire.](#dehors) `C2 +1`", StringComparison.Ordinal);
        await writer.WriteAsync(theirs);

        var conflict = await writer.Browser.SubmitAsync(page, Points, (Said, "3"), (Waited, "-2"));
        var saved = await writer.Browser.SubmitAsync(conflict, Points);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("3", conflict.Value(Said));
        Assert.Equal("À présent : +1", conflict.Text($"#{Said}-theirs").Replace('\u00A0', ' '));
        Assert.Equal("+1", conflict.Value(Waited));
        Assert.Contains("Accueil – Attendre. – C2 -2", conflict.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(theirs.Replace("`C2 +1` `alliance +3`", "`C2 +3` `alliance +3`", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task A_scene_that_the_form_cannot_hold_is_shown_without_fields()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(ScenarioWriter.Text.Replace("Il pleut.", "| A | B |\n|---|---|\n| 1 | 2 |", StringComparison.Ordinal));

        var page = await writer.OpenAsync(Points);
        await writer.Browser.SubmitAsync(page, Points, (Said, "3"));

        Assert.Empty(page.Document.QuerySelectorAll("[name^=points-dehors]"));
        Assert.StartsWith(ScenarioWriter.Editor + "#L", page.Link("Ouvrir dans l’éditeur de texte"), StringComparison.Ordinal);
        Assert.Contains("`C2 +3`", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_competency_that_no_best_choice_gives_points_to_is_said_with_the_way_to_the_points()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace(" `C2 +2`", "", StringComparison.Ordinal)
                .Replace(" `C2 +1`", "", StringComparison.Ordinal)
                .Replace("`once`\n", "", StringComparison.Ordinal)
                .Replace("(#fin) `if mot-convenu`", "(#fin)", StringComparison.Ordinal)
        );

        var list = await writer.OpenAsync();

        Assert.Contains(
            "Aucun choix ne rapporte de points à « C2 – ",
            string.Join('\n', list.Texts(".problems .error")).Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Equal(Points, list.Link("Donner des points"));
    }

    [Fact]
    public async Task The_english_version_has_the_points_of_its_source_and_follows()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.PostAsync(ScenarioWriter.Draft + "/translate/jouer.scenario.md", ScenarioWriter.Draft);
        await writer.Browser.PostAsync(ScenarioWriter.Draft + "/stamp/jouer.scenario.en.md", ScenarioWriter.Draft);
        var before = await EnglishAsync(site);

        await writer.Browser.SubmitAsync(await writer.OpenAsync(Points), Points, (Said, "3"), (Waited, ""));

        Assert.Equal(
            Scenes(before)
                .Replace("`C2 +2`", "`C2 +3`", StringComparison.Ordinal)
                .Replace("(#dehors) `C2 +1`", "(#dehors)", StringComparison.Ordinal),
            Scenes(await EnglishAsync(site))
        );
        var translation = await writer.OpenAsync(ScenarioWriter.Draft + "/translation/jouer.scenario.en.md");
        Assert.Contains("La source n’a pas changé depuis cette traduction.", translation.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync(ScenarioWriter.Scenes + ".en/points")).Status);
    }

    private static string Scenes(string file) => file[file.IndexOf("\n# ", StringComparison.Ordinal)..];

    private static Task<string> EnglishAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            Encoding.UTF8.GetString(
                await db.Set<DraftFile>().Where(f => f.Path == "jouer.scenario.en.md").Select(f => f.Content).SingleAsync()
            )
        );
}
