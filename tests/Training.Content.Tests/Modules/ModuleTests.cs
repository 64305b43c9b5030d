using Training.Content.Competencies;
using Training.Content.Modules;

namespace Training.Content.Tests.Modules;

public sealed class ModuleTests
{
    [Fact]
    public void A_module_has_its_declaration_and_its_activities_in_order()
    {
        var module = Good().Modules.Single();

        Assert.Equal("confidentialite", module.Slug);
        Assert.Equal("1.0.0", module.Version);
        Assert.Equal(1.5m, module.Hours);
        Assert.Equal(["C2", "C3"], module.Competencies);
        Assert.Equal(MoveOn.CompletedAndPassed, module.MoveOn);
        Assert.Equal(["pourquoi", "verifier-le-lieu", "bilan"], module.Activities.Select(a => a.Id.Slug).Except(["elle-vient-d-entrer"]));
        Assert.Equal("Convenir d’un mot de code.", module.Text.Fr.Objectives[2]);
        Assert.Equal("No prerequisite.", module.Text.En.Audience);
        Assert.Equal(["persbeh"], module.Text.Fr.Cited);
        Assert.Contains("<a href=\"pourquoi\">la leçon</a>", module.Text.Fr.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_files_are_read_in_both_languages()
    {
        var shared = Good().Shared;

        Assert.Equal("Building an alliance at a distance", shared.Competencies["C3"].Name.En);
        Assert.Equal(["Greets.", "Listens."], shared.Competencies["C3"].Levels[CompetencyLevel.N1].En);
        Assert.Equal("Vérifier le lieu", shared.FindAct("check-place")?.Label.Fr);
        Assert.Equal(ActGroup.Frame, shared.FindAct("check-place")?.Group);
        Assert.Equal("PERSBEH. <em>Interventions psychosociales à distance</em>. Québec, s. d.", shared.Sources["persbeh"].ReferenceHtml);
        Assert.Equal("2021. <a href=\"https://example.org/\">CREMIS</a>.", shared.Sources["65"].ReferenceHtml);
        Assert.Equal("tel:911", shared.HelpLines["911"].Href);
        Assert.Equal("2021-04", shared.HelpLines["911"].AsOf);
    }

    [Fact]
    public void A_person_has_a_drawing_for_each_expression_the_first_by_default()
    {
        var person = Good().Shared.People["marc-andre"];

        Assert.Equal("Marc-André", person.Name);
        Assert.Equal(38, person.Age);
        Assert.Equal("he", person.Pronouns?.En);
        Assert.Equal("people/portraits/marc-andre/smile.svg", person.FindPortrait("smile"));
        Assert.Equal("people/portraits/marc-andre/calm.svg", person.FindPortrait(null));
        Assert.NotNull(TestContent.Good.Find(person.FindPortrait("tired")!));
        Assert.Null(Good().Shared.People["julie"].FindPortrait(null));
    }

    [Fact]
    public void Without_the_shared_files_nothing_is_read()
    {
        var (content, problems) = TestContent.Read(TestContent.Good.Without("sources.yaml"));

        Assert.Null(content);
        Assert.Equal(
            "sources.yaml(1,1): shared-file-missing sources.yaml is missing at the top of the content folder.",
            problems[0].ToText(Language.En)
        );
    }

    [Fact]
    public void While_a_module_names_no_competency_its_objectives_are_not_asked_for_theirs()
    {
        var text = TestContent.TextOf(TestContent.Good, TestContent.Module + "module.md");

        var (_, problems) = TestContent.With(
            "module.md",
            text.Replace("[C2, C3]", "[]", StringComparison.Ordinal)
                .Replace(" `C2`", "", StringComparison.Ordinal)
                .Replace(" `C3`", "", StringComparison.Ordinal)
        );

        Assert.Equal([ProblemCodes.KeyMissing], problems.Select(p => p.Code));
    }

    private static ContentSet Good() => TestContent.Read(TestContent.Good).Content!;
}
