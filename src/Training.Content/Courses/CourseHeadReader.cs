using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;
using Training.Content.Modules;

namespace Training.Content.Courses;

/// <summary>Reads what a course is made of, and checks that its modules exist and its hours add up.</summary>
internal sealed partial class CourseHeadReader(Fields fields, IReadOnlyList<Module> modules, ProblemList problems)
{
    private const decimal MostHours = 200;

    public Course Read(string slug, CourseText text)
    {
        var kind = fields.Word<CourseKind>("kind", required: true) ?? CourseKind.Continuing;
        var hours = fields.Number("hours", 0, MostHours);
        var elsewhere = fields.Number("elsewhere", 0, MostHours);
        var listed = ReadModules();
        var atLeast = ReadComplete(listed.Count(m => !m.IsOptional));
        fields.NothingElse();
        CheckHours(hours, elsewhere, listed, atLeast);
        return new(slug, kind, hours, elsewhere, listed, atLeast, new(text, text));
    }

    private List<CourseModule> ReadModules()
    {
        var listed = new List<CourseModule>();
        switch (fields.Node("modules"))
        {
            case YamlList { Items.Count: > 0 } list when list.Items.All(item => item is YamlMap):
                foreach (var item in list.Items.Cast<YamlMap>())
                    ReadModule(new Fields(item, problems), listed);
                break;
            case null:
                problems.Error(ProblemCodes.KeyMissing, fields.At("modules"), "Il manque « modules ».", "“modules” is missing.");
                break;
            case var other:
                problems.Error(
                    ProblemCodes.KeyWrong,
                    other.At,
                    "« modules » est une liste dont chaque entrée commence par « - module: … ».",
                    "“modules” is a list in which each entry starts with “- module: …”."
                );
                break;
        }
        return listed;
    }

    private void ReadModule(Fields entry, List<CourseModule> listed)
    {
        var slug = entry.Text("module");
        var weeks = entry.Optional("weeks");
        var isOptional = entry.YesOrNo("optional", otherwise: false);
        entry.NothingElse();
        if (weeks is not null && !Weeks().IsMatch(weeks))
            problems.Error(
                ProblemCodes.KeyWrong,
                entry.At("weeks"),
                "« weeks » doit être une semaine ou une suite de semaines, comme 3 ou 3-4.",
                "“weeks” must be a week or a run of weeks, such as 3 or 3-4."
            );
        if (slug.Length == 0)
            return;
        if (modules.All(module => module.Slug != slug))
            problems.Error(
                ProblemCodes.ModuleUnknown,
                entry.At("module"),
                $"Il n’y a pas de module « {slug} ». Modules : {string.Join(", ", modules.Select(m => m.Slug))}.",
                $"There is no module “{slug}”. Modules: {string.Join(", ", modules.Select(m => m.Slug))}."
            );
        else if (listed.Exists(module => module.Slug == slug))
            problems.Error(
                ProblemCodes.ModuleTwice,
                entry.At("module"),
                $"Le module « {slug} » est là deux fois.",
                $"The module “{slug}” is there twice."
            );
        else
            listed.Add(new(slug, weeks, isOptional));
    }

    private int? ReadComplete(int required)
    {
        var text = fields.Text("complete");
        if (text is "all" or "")
            return null;
        if (
            AtLeast().Match(text) is { Success: true } match
            && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number
            && number >= 1
            && number <= Math.Max(1, required)
        )
            return number;
        problems.Error(
            ProblemCodes.CompleteWrong,
            fields.At("complete"),
            $"« complete » s’écrit « all » ou « at least 3 », d’un nombre de 1 à {required}.",
            $"“complete” is written “all” or “at least 3”, with a number from 1 to {required}."
        );
        return null;
    }

    // The hours that the shortest way through really takes, neither more nor less.
    private void CheckHours(decimal hours, decimal elsewhere, List<CourseModule> listed, int? atLeast)
    {
        var required = listed.Where(m => !m.IsOptional).Select(m => modules.First(module => module.Slug == m.Slug).Hours).Order().ToList();
        var online = required.Take(atLeast ?? required.Count).Sum();
        if (!fields.Has("hours") || !fields.Has("elsewhere") || required.Count == 0 || online + elsewhere == hours)
            return;
        var (told, found) = (Figure(hours), $"{Figure(online)} + {Figure(elsewhere)}");
        problems.Error(
            ProblemCodes.CourseHoursWrong,
            fields.At("hours"),
            $"Le cours déclare {told} h; les modules exigés et « elsewhere » font {found} h.",
            $"The course declares {told} h; the required modules and “elsewhere” make {found} h."
        );
    }

    private static string Figure(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{1,2}(?:-\d{1,2})?\z")]
    private static partial Regex Weeks();

    [GeneratedRegex(@"^at least (\d{1,2})\z")]
    private static partial Regex AtLeast();
}
