using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>What can be wrong with a scenario whose every line reads well: dead ends, moments nobody reaches, scores that decide nothing.</summary>
internal static class ScenarioChecks
{
    private const int MostOfChoice = 80;

    public static void Check(Scenario scenario, MarkdownFile file, SharedContent shared, ProblemList problems)
    {
        var script = scenario.Script.Fr;
        var before = problems.Errors;
        CheckStart(script, problems);
        foreach (var scene in script.Scenes)
        {
            CheckTargets(script, scene, problems);
            CheckChoices(scene, problems);
            CheckShape(scene, problems);
        }
        CheckNames(scenario, script, file, problems);
        // Only a scenario that holds together can be walked.
        if (problems.Errors == before)
            CheckWalk(scenario, script, file, shared, problems);
    }

    private static void CheckStart(Script script, ProblemList problems)
    {
        if (script.First.Trigger is not null)
            problems.Error(
                ProblemCodes.StartIsTriggered,
                script.First.At,
                "La première scène ouvre la séance : elle ne peut être ni un acte ni un incident.",
                "The first scene opens the session: it can’t be an act or an interruption."
            );
        if (!script.Scenes.Any(s => s.Ending is not null))
            problems.Error(
                ProblemCodes.EndingMissing,
                script.First.At,
                "Aucune scène n’est une fin : `ending`.",
                "No scene is an ending: `ending`.",
                new(
                    "Aucune scène n’est une fin : répondez « Oui » à « La séance finit-elle ici? », dans au moins une.",
                    "No scene is an ending: answer “Yes” to “Does the session end here?” in at least one."
                )
            );
    }

    private static void CheckTargets(Script script, Scene scene, ProblemList problems)
    {
        foreach (var choice in scene.Choices)
        {
            if (choice.Target is null)
            {
                if (scene.Trigger is null)
                    problems.Error(
                        ProblemCodes.ResumeNowhere,
                        choice.At,
                        "(#resume) n’a de sens que dans un acte ou un incident : nommez une scène.",
                        "(#resume) only makes sense in an act or an interruption: name a scene.",
                        new(
                            "Ce choix mène « là où la séance a été interrompue », ce qui n’a de sens que dans un acte ou un incident : choisissez une scène.",
                            "This choice leads to “where the session was interrupted”, which only makes sense in an act or an interruption: choose a scene."
                        )
                    );
            }
            else if (script.Find(choice.Target) is not { } target)
            {
                SceneUnknown(
                    ProblemCodes.ChoiceLeadsNowhere,
                    choice.Target,
                    choice.At,
                    script,
                    problems,
                    new(
                        $"Le choix « {Said(choice)} » mène à une scène qui n’existe pas : choisissez où il mène.",
                        $"The choice “{Said(choice)}” leads to a scene that doesn’t exist: choose where it leads."
                    )
                );
            }
            else if (target.Trigger is not null && (target.ResumesByItself || target.Choices.Any(c => c.Target is null)))
            {
                problems.Error(
                    ProblemCodes.ResumeNowhere,
                    choice.At,
                    $"« {target.Id} » reprend là où l’acte ou l’incident a interrompu : un choix ne peut pas y mener.",
                    $"“{target.Id}” goes back to where the act or the interruption broke in: a choice can’t lead there.",
                    new(
                        $"« {target.Title} » reprend là où l’acte ou l’incident a interrompu : un choix ne peut pas y mener.",
                        $"“{target.Title}” goes back to where the act or the interruption broke in: a choice can’t lead there."
                    )
                );
            }
        }
        var named = scene.Trigger switch
        {
            ActTrigger act => act.In,
            InterruptionTrigger interruption => interruption.At,
            _ => [],
        };
        foreach (var name in named.Where(n => script.Find(n) is null))
            SceneUnknown(
                ProblemCodes.TriggerSceneUnknown,
                name,
                scene.At,
                script,
                problems,
                new(
                    $"« {scene.Title} » survient pendant une scène qui n’existe pas : choisissez pendant laquelle.",
                    $"“{scene.Title}” happens during a scene that doesn’t exist: choose during which."
                )
            );
    }

    private static void SceneUnknown(
        string code,
        string id,
        SourcePoint at,
        Script script,
        ProblemList problems,
        Localized<string> forForms
    )
    {
        var near = script.Scenes.OrderByDescending(s => s.Id.AsSpan().CommonPrefixLength(id)).Take(4).ToList();
        var nearest = string.Join(", ", near.Select(s => s.Id));
        problems.Error(
            code,
            at,
            $"La scène « {id} » n’existe pas. Les plus proches : {nearest}.",
            $"There is no scene “{id}”. The nearest: {nearest}.",
            forForms
        );
    }

    // Without the marks of speech, which a sentence that quotes it has its own of.
    private static string Said(Choice choice)
    {
        var words = choice.Words.Trim('«', '»', '“', '”', ' ', '\u00A0', '\u202F');
        return words.Length <= MostOfChoice ? words : words[..MostOfChoice].TrimEnd() + "…";
    }

    private static void CheckChoices(Scene scene, ProblemList problems)
    {
        foreach (var choice in scene.Choices.Where(c => scene.Choices.Count > 1 && c.FeedbackHtml.Length == 0))
            problems.Error(
                ProblemCodes.ChoiceWithoutFeedback,
                choice.At,
                "Ce choix n’a pas de rétroaction : ajoutez une citation « > » en dessous.",
                "This choice has no feedback: add a “>” quote below it.",
                new("Ce choix n’a pas de rétroaction : écrivez-la dans son champ.", "This choice has no feedback: write it in its field.")
            );

        var timeouts = scene.Choices.Count(c => c.OnTimeout);
        if (scene.DecideIn is not null && timeouts != 1)
            problems.Error(
                ProblemCodes.TimeoutCount,
                scene.At,
                $"Une décision minutée a exactement un choix `on timeout`; celle-ci en a {timeouts}.",
                $"A timed decision has exactly one `on timeout` choice; this one has {timeouts}.",
                new(
                    $"Une décision minutée a exactement un choix qui dit ce que vaut le silence; celle-ci en a {timeouts}.",
                    $"A timed decision has exactly one choice that says what silence counts as; this one has {timeouts}."
                )
            );
        if (scene.DecideIn is null && timeouts > 0)
            problems.Error(
                ProblemCodes.TimeoutCount,
                scene.At,
                "`on timeout` demande une décision minutée : `decide in 20s`.",
                "`on timeout` needs a timed decision: `decide in 20s`.",
                new(
                    "Un choix dit ce que vaut le silence, mais la décision n’est pas minutée : écrivez un nombre de secondes dans « Décision minutée, en secondes », ou décochez-le.",
                    "A choice says what silence counts as, but the decision isn’t timed: write a number of seconds in “Timed decision, in seconds”, or untick it."
                )
            );
        foreach (var same in scene.Choices.GroupBy(c => Slug.Fold(c.Words)).Where(g => g.Count() > 1))
            problems.Error(ProblemCodes.ChoiceTwice, same.Last().At, "Deux choix disent la même chose.", "Two choices say the same thing.");
    }

    private static void CheckShape(Scene scene, ProblemList problems)
    {
        if (scene.Ending is not null && scene.Choices.Count > 0)
            problems.Error(ProblemCodes.EndingWithChoices, scene.At, "Une fin n’a pas de choix.", "An ending has no choices.");
        if (scene.Ending is not null && scene.DebriefHtml.Length == 0)
            problems.Error(
                ProblemCodes.EndingWithoutDebrief,
                scene.At,
                "Une fin dit ce qu’elle apprend : ajoutez une citation « > ».",
                "An ending says what it teaches: add a “>” quote.",
                new(
                    "Une fin dit ce qu’elle apprend : écrivez sa note de débreffage.",
                    "An ending says what it teaches: write its debrief note."
                )
            );
        if (scene.Ending is null && scene.Choices.Count == 0 && scene.Trigger is null)
            problems.Error(
                ProblemCodes.SceneStuck,
                scene.At,
                $"On reste pris dans « {scene.Id} » : ajoutez un choix ou `ending`.",
                $"One gets stuck in “{scene.Id}”: add a choice or `ending`.",
                new(
                    $"On reste pris dans « {scene.Title} » : ajoutez un choix, ou dites que la séance finit ici.",
                    $"One gets stuck in “{scene.Title}”: add a choice, or say that the session ends here."
                )
            );
        if (scene.Trigger is null && (scene.If.Count > 0 || scene.Once))
            problems.Error(
                ProblemCodes.ConditionWithoutTrigger,
                scene.At,
                "`if`, `unless` et `once`, sous un titre, vont avec `act` ou `interrupts`; sinon, mettez la condition sur les choix qui mènent ici.",
                "Under a heading, `if`, `unless` and `once` go with `act` or `interrupts`; otherwise put the condition on the choices that lead here.",
                new(
                    "Une condition de la scène, ou « Une seule fois », va avec un acte ou un incident; sinon, mettez la condition sur les choix qui mènent ici.",
                    "A condition of the scene, or “Once only”, goes with an act or an interruption; otherwise put the condition on the choices that lead here."
                )
            );
        if (scene.Trigger is ActTrigger && !scene.Once && scene.If.Count == 0 && GivesPointsAndResumes(scene))
            problems.Error(
                ProblemCodes.PointsWithoutEnd,
                scene.At,
                "Cet acte donnerait des points chaque fois qu’on le répète : ajoutez `once`, ou une condition.",
                "This act would give points each time it is repeated: add `once`, or a condition.",
                new(
                    "Cet acte donnerait des points chaque fois qu’on le répète : cochez « Une seule fois », ou ajoutez une condition.",
                    "This act would give points each time it is repeated: tick “Once only”, or add a condition."
                )
            );
        if (scene.Passages.Count == 0)
            problems.Error(
                ProblemCodes.SceneEmpty,
                scene.At,
                "Cette scène ne donne rien : ni réplique, ni narration.",
                "This scene gives nothing: no line, no narration."
            );
    }

    private static bool GivesPointsAndResumes(Scene scene)
    {
        var back = scene.Choices.Where(c => c.Target is null).Select(c => c.Effects).ToList();
        return (scene.ResumesByItself || back.Count > 0) && back.Prepend(scene.Effects).Any(e => e.Scores.Values.Any(points => points > 0));
    }

    private static void CheckNames(Scenario scenario, Script script, MarkdownFile file, ProblemList problems)
    {
        var effects = script.Scenes.Select(s => s.Effects).Concat(script.Scenes.SelectMany(s => s.Choices).Select(c => c.Effects)).ToList();
        var conditions = script
            .Scenes.SelectMany(s => s.If)
            .Concat(script.Scenes.SelectMany(s => s.Choices).SelectMany(c => c.If))
            .ToList();
        foreach (var fact in scenario.Facts)
            if (!effects.Exists(e => e.Facts.Contains(fact)))
                problems.Warning(
                    ProblemCodes.FactNeverTrue,
                    file.Fields.At("facts"),
                    $"Rien ne rend vrai le fait « {fact} » : `fact {fact}`.",
                    $"Nothing makes the fact “{fact}” true: `fact {fact}`.",
                    new(
                        $"Rien ne rend vrai le fait « {fact} » : cochez-le dans un choix ou dans une scène.",
                        $"Nothing makes the fact “{fact}” true: tick it in a choice or in a scene."
                    )
                );
            else if (!conditions.Exists(c => c is FactCondition f && f.Fact == fact))
                problems.Warning(
                    ProblemCodes.FactWithoutUse,
                    file.Fields.At("facts"),
                    $"Rien ne dépend du fait « {fact} » : `if {fact}`.",
                    $"Nothing depends on the fact “{fact}”: `if {fact}`.",
                    new(
                        $"Rien ne dépend encore du fait « {fact} » : un choix, un acte ou un incident peut en faire sa condition.",
                        $"Nothing depends on the fact “{fact}” yet: a choice, an act or an interruption can make it its condition."
                    )
                );
        foreach (var gauge in scenario.Gauges.Keys)
            if (!effects.Exists(e => e.Gauges.ContainsKey(gauge)))
                problems.Warning(
                    ProblemCodes.GaugeWithoutUse,
                    file.Fields.At("gauges"),
                    $"La jauge « {gauge} » ne bouge jamais : aucun choix ni aucune scène ne la change.",
                    $"The gauge “{gauge}” never moves: no choice and no scene changes it.",
                    new(
                        $"La jauge « {Label(gauge)} » ne bouge jamais : aucun choix ni aucune scène ne la change.",
                        $"The gauge “{Label(gauge)}” never moves: no choice and no scene changes it."
                    )
                );
            else if (!conditions.Exists(c => c is GaugeCondition g && g.Gauge == gauge))
                problems.Warning(
                    ProblemCodes.GaugeWithoutUse,
                    file.Fields.At("gauges"),
                    $"La jauge « {gauge} » bouge, mais rien n’en dépend : elle ne sera que montrée.",
                    $"The gauge “{gauge}” moves, but nothing depends on it: it will only be shown.",
                    new(
                        $"La jauge « {Label(gauge)} » bouge, mais rien n’en dépend : elle ne sera que montrée.",
                        $"The gauge “{Label(gauge)}” moves, but nothing depends on it: it will only be shown."
                    )
                );

        string Label(string gauge) => script.Labels.GetValueOrDefault(gauge, gauge);
    }

    private static void CheckWalk(Scenario scenario, Script script, MarkdownFile file, SharedContent shared, ProblemList problems)
    {
        var before = problems.Errors;
        CheckWaysOut(script, problems);
        if (problems.Errors > before)
            return;
        var exploration = Exploration.Of(scenario, script);
        CheckStops(exploration, problems);
        if (exploration.IsCut)
            problems.Warning(
                ProblemCodes.ExplorationCut,
                script.First.At,
                "La séance a trop d’états pour être explorée au complet : moins de faits ou de jauges la rendraient vérifiable.",
                "The session has too many states to be explored whole: fewer facts or gauges would make it checkable."
            );
        // What a cut exploration has not seen may happen all the same.
        else if (problems.Errors == before)
        {
            CheckReached(exploration, script, problems);
            CheckScores(exploration, scenario, file, shared, problems);
        }
    }

    // From every scene, some ending must be within reach, whatever the conditions.
    private static void CheckWaysOut(Script script, ProblemList problems)
    {
        var withWayOut = script
            .Scenes.Where(s => s.Ending is not null || s.ResumesByItself || s.Choices.Any(c => c.Target is null))
            .Select(s => s.Id)
            .ToHashSet();
        var interruptions = script.Scenes.Where(s => s.Trigger is InterruptionTrigger).ToList();
        bool grew;
        do
        {
            grew = false;
            foreach (var scene in script.Scenes)
                if (
                    !withWayOut.Contains(scene.Id)
                    && (
                        scene.Choices.Any(c => withWayOut.Contains(c.Target!))
                        || interruptions.Exists(i => LeadsElsewhere(i) && ((InterruptionTrigger)i.Trigger!).MayBreakInto(scene))
                    )
                )
                    grew |= withWayOut.Add(scene.Id);
        } while (grew);
        foreach (var scene in script.Scenes.Where(s => !withWayOut.Contains(s.Id)))
            problems.Error(
                ProblemCodes.LoopWithoutExit,
                scene.At,
                $"De « {scene.Id} », aucune fin ne peut être atteinte.",
                $"From “{scene.Id}”, no ending can be reached.",
                new($"De « {scene.Title} », aucune fin ne peut être atteinte.", $"From “{scene.Title}”, no ending can be reached.")
            );

        bool LeadsElsewhere(Scene interruption) =>
            interruption.Ending is not null || interruption.Choices.Any(c => c.Target is not null && withWayOut.Contains(c.Target));
    }

    private static void CheckStops(Exploration exploration, ProblemList problems)
    {
        foreach (var scene in exploration.Stuck)
            problems.Error(
                ProblemCodes.SceneStuck,
                scene.At,
                $"On peut arriver dans « {scene.Id} » sans qu’aucun choix soit offert : laissez-en un sans condition.",
                $"One can reach “{scene.Id}” with no choice on offer: leave one without a condition.",
                new(
                    $"On peut arriver dans « {scene.Title} » sans qu’aucun choix soit offert : laissez-en un sans condition.",
                    $"One can reach “{scene.Title}” with no choice on offer: leave one without a condition."
                )
            );
        // Whatever leads to a moment without choices is trapped too.
        foreach (var scene in exploration.Trapped.Where(_ => exploration.Stuck.Count == 0))
            problems.Error(
                ProblemCodes.LoopWithoutExit,
                scene.At,
                $"On peut arriver dans « {scene.Id} » sans plus pouvoir atteindre aucune fin : la condition qui en ouvre le chemin ne peut plus être remplie.",
                $"One can reach “{scene.Id}” with no ending within reach any more: the condition that opens the way can’t hold again.",
                new(
                    $"On peut arriver dans « {scene.Title} » sans plus pouvoir atteindre aucune fin : la condition qui en ouvre le chemin ne peut plus être remplie.",
                    $"One can reach “{scene.Title}” with no ending within reach any more: the condition that opens the way can’t hold again."
                )
            );
        foreach (var scene in exploration.WithoutTimeout)
            problems.Error(
                ProblemCodes.TimeoutCount,
                scene.At,
                "Le choix `on timeout` n’est pas toujours offert : enlevez sa condition.",
                "The `on timeout` choice isn’t always on offer: remove its condition.",
                new(
                    "Le choix qui dit ce que vaut le silence n’est pas toujours offert : enlevez sa condition.",
                    "The choice that says what silence counts as isn’t always on offer: remove its condition."
                )
            );
        foreach (var scene in exploration.CutOff)
            problems.Error(
                ProblemCodes.ChannelCarriesNothing,
                scene.At,
                $"La ligne est encore coupée dans « {scene.Id} » : rien de ce qui s’y dit ne parvient à la personne apprenante. Rétablissez-la : `channel phone`, par exemple.",
                $"The line is still cut in “{scene.Id}”: nothing of what is said there reaches the learner. Restore it: `channel phone`, for example.",
                new(
                    $"La ligne est encore coupée dans « {scene.Title} » : personne n’entend ce qui s’y dit. Si elle est rétablie à ce moment, un bouton le dit dans le formulaire de la scène.",
                    $"The line is still cut in “{scene.Title}”: nobody hears what is said there. If it is back by then, a button in the scene’s form says so."
                )
            );
        foreach (var scene in exploration.Imperceptible.Where(scene => !exploration.CutOff.Contains(scene)))
            problems.Error(
                ProblemCodes.ChannelCarriesNothing,
                scene.At,
                $"Sur le canal du moment, rien de « {scene.Id} » ne parvient à la personne apprenante : ajoutez de la narration ou un indice que le canal porte.",
                $"On the channel of the moment, nothing of “{scene.Id}” reaches the learner: add narration or a cue that the channel carries.",
                new(
                    $"Sur le canal du moment, rien de « {scene.Title} » ne parvient à la personne apprenante : ajoutez de la narration ou un indice que le canal porte.",
                    $"On the channel of the moment, nothing of “{scene.Title}” reaches the learner: add narration or a cue that the channel carries."
                )
            );
    }

    private static void CheckReached(Exploration exploration, Script script, ProblemList problems)
    {
        var neverOffered = exploration.Reached.SelectMany(s => s.Choices).Where(c => !exploration.Offered.Contains(c)).ToList();
        foreach (var choice in neverOffered)
            problems.Error(
                ProblemCodes.ConditionNeverHolds,
                choice.At,
                "Ce choix n’est jamais offert : sa condition ne peut pas être remplie ici.",
                "This choice is never on offer: its condition can’t hold here.",
                new(
                    $"Le choix « {Said(choice)} » n’est jamais offert : sa condition ne peut pas être remplie ici.",
                    $"The choice “{Said(choice)}” is never on offer: its condition can’t hold here."
                )
            );
        var behind = Behind(neverOffered, script);
        foreach (var scene in script.Scenes.Where(s => !exploration.Reached.Contains(s) && !behind.Contains(s.Id)))
            problems.Error(
                scene.Trigger is not null && scene.If.Count > 0 ? ProblemCodes.ConditionNeverHolds : ProblemCodes.SceneUnreachable,
                scene.At,
                $"Rien ne mène jamais à « {scene.Id} ».",
                $"Nothing ever leads to “{scene.Id}”.",
                new($"Rien ne mène encore à « {scene.Title} ».", $"Nothing leads to “{scene.Title}” yet.")
            );
    }

    /// <summary>The scenes that some choices would lead to, were they offered: once those are mended, these may be reached.</summary>
    private static HashSet<string> Behind(List<Choice> choices, Script script)
    {
        var behind = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Choice>(choices);
        while (open.TryPop(out var choice))
            if (choice.Target is not null && behind.Add(choice.Target))
                foreach (var next in script.Find(choice.Target)!.Choices)
                    open.Push(next);
        return behind;
    }

    private static void CheckScores(
        Exploration exploration,
        Scenario scenario,
        MarkdownFile file,
        SharedContent shared,
        ProblemList problems
    )
    {
        string Named(string code, Language language) =>
            shared.Competencies.TryGetValue(code, out var known) ? $"{code} – {known.Name.In(language)}" : code;

        foreach (var competency in scenario.Competencies)
            if (!exploration.Earnable.Contains(competency))
                problems.Error(
                    ProblemCodes.CompetencyOutOfReach,
                    file.Fields.At("competencies"),
                    $"Aucun meilleur choix ne donne de points à « {competency} » : on ne peut pas la réussir.",
                    $"No best choice gives points to “{competency}”: it can’t be passed.",
                    new(
                        $"Aucun choix ne rapporte de points à « {Named(competency, Language.Fr)} » là où il est le meilleur de sa scène : donnez-en dans « Les points ».",
                        $"No choice gives points to “{Named(competency, Language.En)}” where it is the best of its scene: give some in “Points”."
                    )
                );
            else if (!exploration.Losable.Contains(competency))
                problems.Error(
                    ProblemCodes.CompetencyCannotFail,
                    file.Fields.At("competencies"),
                    $"Tous les choix se valent pour « {competency} » : on ne peut pas l’échouer.",
                    $"All choices are equal for “{competency}”: it can’t be failed."
                );
    }
}
