using System.Globalization;
using System.Text;
using Training.Content.Competencies;
using Training.Content.Lessons;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Readability;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;

namespace Training.Content.Curriculum;

/// <summary>What the modules teach, with what, and from where, as a page of Markdown: <c>docs/curriculum.md</c>. In French, as the content is.</summary>
public static class CurriculumMap
{
    private static readonly CultureInfo Figures = CultureInfo.GetCultureInfo("fr-CA");

    /// <returns>The same text for the same content.</returns>
    public static string Of(ContentSet content)
    {
        var page = new StringBuilder();
        page.Append(
            Figures,
            $"""
            # Le curriculum

            Cette page se tire du contenu (`content curriculum`); un essai la compare à ce que le contenu dit. Les compétences vont de C1 à C{content.Shared.Competencies.Count}, les niveaux de N1
            à N3 (`content/competencies.yaml`). « l » : leçon; « s » : séance simulée; « q » : item du questionnaire; « a » : aide-mémoire.

            Les minutes sont d'abord celles que l'on annonce, puis celles que l'on mesure : une leçon se lit à 150 mots à la minute, plus une demi-minute par
            autovérification; une séance se joue par 600 personnes simulées, qui lisent la mise en situation, les scènes et le débreffage à 200 mots à la minute,
            plus cinq secondes par pas (médiane; entre parenthèses, la plus courte et la plus longue); chaque question du journal prend deux minutes.

            ## Modules et compétences

            Dans chaque case, les niveaux que visent les objectifs du module; puis, entre parenthèses, les items et les séances qui évaluent la compétence.


            """
        );
        WriteCompetencies(page, content);
        page.Append("\n## Modules et activités\n\n");
        WriteActivities(page, content);
        foreach (var module in content.Modules.Where(m => m.Taster.Count > 0))
            WriteTaster(page, module);
        if (content.Courses.Count > 0)
            WriteCourses(page, content);
        foreach (var module in content.Modules)
            WriteModule(page, content, module);
        return page.ToString();
    }

    private static void WriteCompetencies(StringBuilder page, ContentSet content)
    {
        var codes = content.Shared.Competencies.Keys.ToList();
        Row(page, ["Module", .. codes]);
        Row(page, ["---", .. codes.Select(_ => "---")]);
        foreach (var module in content.Modules)
            Row(page, [module.Slug, .. codes.Select(code => Assessed(module, code))]);
        page.Append('\n');
        foreach (var competency in content.Shared.Competencies.Values)
            page.Append(Figures, $"- **{competency.Code}** {competency.Name.Fr}\n");
    }

    private static string Assessed(Module module, string code)
    {
        var levels = module.Objectives.Where(o => o.Competencies.Contains(code)).Select(o => o.Level).OfType<CompetencyLevel>();
        var items = module.Activities.OfType<Quiz>().Sum(q => q.Items.Count(i => i.Competencies.Contains(code)));
        var sessions = module.Activities.OfType<Scenario>().Count(s => s.Competencies.Contains(code));
        string[] assessed =
        [
            .. items > 0 ? [$"{items} q"] : Array.Empty<string>(),
            .. sessions > 0 ? [$"{sessions} s"] : Array.Empty<string>(),
        ];
        return string.Join(
            ' ',
            [.. levels.Distinct().Order(), .. assessed.Length > 0 ? [$"({string.Join(", ", assessed)})"] : Array.Empty<string>()]
        );
    }

    private static void WriteActivities(StringBuilder page, ContentSet content)
    {
        Row(page, ["Module", "Titre", "Heures", "Leçons", "Séances", "Items (sortes)", "Aide-mémoire", "Sources"]);
        Row(page, ["---", "---", "--:", "--:", "--:", "---", "--:", "--:"]);
        foreach (var module in content.Modules)
        {
            var items = module.Activities.OfType<Quiz>().SelectMany(q => q.Items).ToList();
            Row(
                page,
                [
                    module.Slug,
                    $"{module.Text.Fr.Title} / *{module.Text.En.Title}*",
                    module.Hours.ToString("0.##", Figures),
                    Count<Lesson>(module),
                    Count<Scenario>(module),
                    items.Count == 0
                        ? "0"
                        : $"{items.Count} ({string.Join(", ", items.CountBy(i => Words.Of(i.Kind)).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key} {k.Value}"))})",
                    Count<Aid>(module),
                    Cited(module).Count().ToString(Figures),
                ]
            );
        }
    }

    private static void WriteTaster(StringBuilder page, Module module) =>
        page.Append(
            Figures,
            $"""

            ## À essayer sans compte

            {string.Join(", ", module.Taster.Select(activity => $"« {activity.Title.Fr} »"))} (`{module.Slug}`) : {Minutes(
                module.Taster.Sum(activity => activity.Duration.TotalMinutes)
            )} minutes annoncées, {Minutes(
                module.Taster.Sum(activity => MeasuredTime.Of(activity, writes: false).TotalMinutes)
            )} mesurées, sans journal.

            """
        );

    private static void WriteCourses(StringBuilder page, ContentSet content)
    {
        page.Append("\n## Cours\n\n");
        Row(page, ["Cours", "Titre", "Heures", "Hors des modules", "Modules (facultatifs entre parenthèses)", "Se termine avec"]);
        Row(page, ["---", "---", "--:", "--:", "---", "---"]);
        foreach (var course in content.Courses)
            Row(
                page,
                [
                    course.Slug,
                    $"{course.Text.Fr.Title} / *{course.Text.En.Title}*",
                    course.Hours.ToString("0.##", Figures),
                    course.Elsewhere.ToString("0.##", Figures),
                    string.Join(", ", course.Modules.Select(m => m.IsOptional ? $"({m.Slug})" : m.Slug)),
                    course.AtLeast is { } number ? $"au moins {number}" : "tous",
                ]
            );
    }

    private static void WriteModule(StringBuilder page, ContentSet content, Module module)
    {
        page.Append(Figures, $"\n## {module.Text.Fr.Title}\n\n`{module.Slug}`, {module.Version}. Objectifs :\n\n");
        foreach (var (objective, words) in module.Objectives.Zip(module.Text.Fr.Objectives))
            page.Append(Figures, $"- {words} {string.Join(' ', objective.Competencies)} {objective.Level}\n");
        page.Append('\n');
        Row(page, ["Activité", "Minutes", "Mesurées", "Mots", "Mots par phrase", "Facilité", "Compétences"]);
        Row(page, ["---", "--:", "--:", "--:", "--:", "--:", "---"]);
        foreach (var activity in module.Activities)
            Row(page, Described(activity));
        page.Append(
            Figures,
            $"\nSources : {string.Join(" · ", Cited(module).Select(id => content.Shared.Sources.TryGetValue(id, out var source) ? source.Label : id))}\n"
        );
    }

    private static string[] Described(Activity activity) =>
        activity switch
        {
            Lesson lesson when LessonMeasure.Of(lesson, Language.Fr).Text is var text =>
            [
                $"l · {lesson.Title.Fr}",
                Minutes(lesson),
                Minutes(MeasuredTime.Of(lesson).TotalMinutes),
                text.Words.ToString(Figures),
                text.SentenceLength.ToString("0", Figures),
                text.Ease.ToString("0", Figures),
                "",
            ],
            Quiz quiz =>
            [
                $"q · {quiz.Title.Fr}",
                Minutes(quiz),
                "",
                "",
                "",
                "",
                string.Join(' ', quiz.Items.SelectMany(i => i.Competencies).Distinct().Order(StringComparer.Ordinal)),
            ],
            Scenario scenario =>
            [
                $"s · {scenario.Title.Fr}",
                Minutes(scenario),
                Measured(scenario),
                "",
                "",
                "",
                string.Join(' ', scenario.Competencies),
            ],
            _ => [$"a · {activity.Title.Fr}", "", "", "", "", "", ""],
        };

    private static string Measured(Scenario scenario)
    {
        var time = SessionTime.Of(scenario);
        var measured = MeasuredTime.Of(scenario);
        var journal = measured - time.Median;
        return $"{Minutes(measured.TotalMinutes)} ({Minutes((time.Shortest + journal).TotalMinutes)}–{Minutes((time.Longest + journal).TotalMinutes)})";
    }

    private static IEnumerable<string> Cited(Module module) =>
        module
            .Text.Fr.Cited.Concat(module.Activities.SelectMany(CitedBy))
            .Distinct()
            .OrderBy(id => id.All(char.IsAsciiDigit) ? id.PadLeft(6, '0') : id, StringComparer.Ordinal);

    private static IEnumerable<string> CitedBy(Activity activity) =>
        activity switch
        {
            Lesson lesson => lesson.Text.Fr.Cited,
            Aid aid => aid.Text.Fr.Cited,
            Quiz quiz => quiz.Items.SelectMany(item => item.Text.Fr.Cited.Concat(item.Case?.Text.Fr.Cited ?? [])),
            Scenario scenario => scenario.Script.Fr.Cited,
            _ => [],
        };

    private static string Count<T>(Module module)
        where T : Activity => module.Activities.OfType<T>().Count().ToString(Figures);

    private static string Minutes(Activity activity) => Minutes(activity.Duration.TotalMinutes);

    private static string Minutes(double minutes) => minutes.ToString("0", Figures);

    private static void Row(StringBuilder page, IEnumerable<string> cells) => page.Append(Figures, $"| {string.Join(" | ", cells)} |\n");
}
