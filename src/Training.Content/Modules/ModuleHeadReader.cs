using System.Text.RegularExpressions;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Content.Translations;

namespace Training.Content.Modules;

/// <summary>Reads <c>module.md</c> and its translation, and checks them against the activities that are there.</summary>
internal sealed partial class ModuleHeadReader(
    ModuleFolder folder,
    MarkdownFile source,
    MarkdownFile? translation,
    SharedContent shared,
    ProblemList problems
)
{
    private const decimal MostHours = 100;

    public Module Read(Dictionary<string, Activity> activities)
    {
        var fields = source.Fields;
        var fr = ReadText(source, audienceRequired: false);
        var version = ReadVersion(fields);
        var hours = ReadHours(fields);
        var competencies = ReadCompetencies(fields);
        var listed = ReadActivities(fields);
        var taster = ReadTaster(fields, listed);
        var moveOn = fields.Word<MoveOn>("moveOn", required: true, spelling: word => word.ToString()) ?? MoveOn.Completed;
        fields.NothingElse();
        CheckObjectives(fields, fr.Objectives.Count);
        var ordered = InOrder(listed);
        CheckMoveOn(fields, moveOn, ordered);
        var objectives = new ObjectiveReader(source, shared, problems).Read(competencies, ordered);

        var en = translation is null ? fr : ReadTranslation(translation, fr);
        return new(folder.Slug, version, hours, competencies, objectives, ordered, moveOn, new(fr, en))
        {
            Taster = InOrder(taster),
            IsTranslated = translation is not null,
        };

        List<Activity> InOrder(List<string> slugs) => [.. slugs.Select(slug => activities.GetValueOrDefault(slug)).OfType<Activity>()];
    }

    private ModuleText ReadTranslation(MarkdownFile file, ModuleText fr)
    {
        var en = ReadText(file, audienceRequired: fr.Audience is not null);
        new ObjectiveReader(file, shared, problems).RefuseMarks();
        file.Fields.NothingElse();
        TranslationChecks.CheckCount("objectives", fr.Objectives.Count, en.Objectives.Count, file, problems);
        TranslationChecks.CheckProse(source, file, problems);
        return en;
    }

    private ModuleText ReadText(MarkdownFile file, bool audienceRequired)
    {
        var writer = new HtmlWriter(shared.Sources, problems);
        return new(
            file.Prose("title"),
            file.Prose("summary"),
            audienceRequired ? file.Prose("audience") : file.OptionalProse("audience"),
            [.. file.ProseList("objectives", required: true).Select(ObjectiveReader.Words)],
            writer.Blocks(file, file.Blocks),
            writer.Cited
        );
    }

    private string ReadVersion(Fields fields)
    {
        var version = fields.Text("version");
        if (version.Length > 0 && !Version().IsMatch(version))
            problems.Error(
                ProblemCodes.VersionWrong,
                fields.At("version"),
                "Une version s’écrit majeur.mineur.correctif : 1.0.0.",
                "A version is written major.minor.patch: 1.0.0."
            );
        return version;
    }

    private decimal ReadHours(Fields fields)
    {
        var hours = fields.Number("hours", 0, MostHours);
        if (fields.Has("hours") && (hours % 0.25m != 0 || hours == 0))
            problems.Error(
                ProblemCodes.HoursWrong,
                fields.At("hours"),
                "Les heures se déclarent au quart d’heure, comme 1.5 ou 0.75.",
                "Hours are declared to the quarter hour, such as 1.5 or 0.75.",
                new(
                    "Les heures se déclarent au quart d’heure, comme 1,5 ou 0,75.",
                    "Hours are declared to the quarter hour, such as 1.5 or 0.75."
                )
            );
        return hours;
    }

    private List<string> ReadCompetencies(Fields fields)
    {
        var competencies = fields.List("competencies", required: true);
        foreach (var code in competencies.Where(code => !shared.Competencies.ContainsKey(code.Value)))
            problems.Error(
                ProblemCodes.CompetencyUnknown,
                code.At,
                $"La compétence « {code.Value} » n’est pas dans competencies.yaml.",
                $"The competency “{code.Value}” is not in competencies.yaml.",
                new(
                    $"La compétence « {code.Value} » n’existe plus : décochez-la.",
                    $"The competency “{code.Value}” doesn’t exist any more: untick it."
                )
            );
        return [.. competencies.Select(code => code.Value).Where(shared.Competencies.ContainsKey).Distinct()];
    }

    private List<string> ReadActivities(Fields fields)
    {
        var listed = new List<string>();
        var written = fields.List("activities", required: true);
        foreach (var slug in written)
        {
            if (listed.Contains(slug.Value))
                problems.Error(
                    ProblemCodes.ActivityTwice,
                    slug.At,
                    $"L’activité « {slug.Value} » est là deux fois.",
                    $"The activity “{slug.Value}” is there twice."
                );
            else if (!folder.Activities.ContainsKey(slug.Value))
                problems.Error(
                    ProblemCodes.ActivityMissing,
                    slug.At,
                    $"Aucun fichier pour l’activité « {slug.Value} ». Le dossier a : {string.Join(", ", folder.Activities.Keys)}.",
                    $"There is no file for the activity “{slug.Value}”. The folder has: {string.Join(", ", folder.Activities.Keys)}."
                );
            else
                listed.Add(slug.Value);
        }
        foreach (var activity in folder.Activities.Values.Where(activity => written.Count > 0 && !listed.Contains(activity.Slug)))
            problems.Error(
                ProblemCodes.ActivityUnlisted,
                new(folder.PathOf(activity.Source), 1, 1),
                $"Cette activité manque à « activities » de module.md : ajoutez-y {activity.Slug}.",
                $"This activity is missing from “activities” in module.md: add {activity.Slug}.",
                new(
                    "Cette activité manque à la liste de celles du module : l’éditeur de texte de la présentation permet de l’y ajouter.",
                    "This activity is missing from the module’s list: the text editor of the module’s presentation lets you add it."
                )
            );
        return listed;
    }

    // A quiz counts in statistics and an aid is one click from a lesson: neither is for someone who only looks in.
    private List<string> ReadTaster(Fields fields, List<string> listed)
    {
        var taster = new List<string>();
        foreach (var slug in fields.List("taster", required: false))
        {
            if (
                listed.Contains(slug.Value)
                && !taster.Contains(slug.Value)
                && folder.Activities[slug.Value].Kind is ActivityKind.Lesson or ActivityKind.Scenario
            )
                taster.Add(slug.Value);
            else
                problems.Error(
                    ProblemCodes.TasterWrong,
                    slug.At,
                    $"« {slug.Value} » ne peut pas être à découvrir sans compte : il faut une leçon ou une séance de ce module, une fois.",
                    $"“{slug.Value}” can’t be tried without an account: it takes a lesson or a session of this module, once."
                );
        }
        return taster;
    }

    private void CheckObjectives(Fields fields, int count)
    {
        if (count is not (0 or >= 3 and <= 5))
            problems.Warning(
                ProblemCodes.ObjectivesCount,
                fields.At("objectives"),
                $"Un module a trois à cinq objectifs; celui-ci en a {count}.",
                $"A module has three to five objectives; this one has {count}."
            );
    }

    private void CheckMoveOn(Fields fields, MoveOn moveOn, List<Activity> activities)
    {
        if (activities.Count > 0 && moveOn is MoveOn.Passed or MoveOn.CompletedAndPassed && !activities.Exists(a => a is Quiz or Scenario))
            problems.Error(
                ProblemCodes.MoveOnImpossible,
                fields.At("moveOn"),
                "Rien ici ne peut être réussi : il faut un questionnaire ou une séance, ou « moveOn: Completed ».",
                "Nothing here can be passed: it takes a quiz or a session, or “moveOn: Completed”.",
                new(
                    "Rien ici ne peut être réussi : il faut un questionnaire ou une séance, ou « Tout faire » sous « Ce qui termine le module ».",
                    "Nothing here can be passed: it takes a quiz or a session, or “Do everything” under “What completes the module”."
                )
            );
    }

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}\.\d{1,4}\z")]
    private static partial Regex Version();
}
