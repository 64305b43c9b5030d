using Markdig.Syntax;
using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>
/// What an item says of itself: <c>order</c> its kind, <c>C2</c> its competencies, <c>N1</c> its level, <c>source 36, 57</c> what it rests on,
/// <c>lesson quatre-gestes</c> where to read again.
/// </summary>
internal sealed class ItemDirectives(
    MarkdownFile file,
    HeadingBlock heading,
    SharedContent shared,
    IReadOnlySet<string> lessonsOfModule,
    HtmlWriter writer,
    ProblemList problems
)
{
    public const string Case = "case";
    private const string SelfAssessed = "self-assessed";

    private readonly List<Directive> competencies = [];
    private readonly List<string> lessons = [];
    private Directive? level;
    private Directive? selfAssessed;

    /// <summary>What says the kind; null for a choice.</summary>
    public Directive? Kind { get; private set; }

    public IReadOnlyList<string> Competencies => [.. competencies.Select(c => c.Text)];

    public CompetencyLevel? Level => level is null ? null : Enum.Parse<CompetencyLevel>(level.Text);

    public IReadOnlyList<string> Lessons => lessons;

    public bool IsSelfAssessed => selfAssessed is not null;

    /// <summary>Reads the directives and gives back the blocks that aren’t.</summary>
    public IReadOnlyList<Block> Read(IEnumerable<Block> blocks)
    {
        var rest = new List<Block>();
        foreach (var block in blocks)
        {
            if (Directive.Only(file, block) is not { } directives)
                rest.Add(block);
            else
                foreach (var directive in directives)
                    Read(directive);
        }
        return rest;
    }

    /// <summary>What an item must say, and what it can’t.</summary>
    public void CheckItem()
    {
        if (Kind?.Verb == Case)
            Misplaced(Kind);
        if (selfAssessed is not null && Kind?.Verb != "open")
            Misplaced(selfAssessed);
        if (competencies.Count == 0)
            problems.Error(
                ProblemCodes.CompetencyMissing,
                file.At(heading),
                "Cet item ne dit pas sa compétence : cochez-en une dans le formulaire, ou écrivez `C2` sous le titre.",
                "This item doesn’t say its competency: tick one in the form, or write `C2` under its heading.",
                new("Cette question ne dit pas sa compétence : cochez-en une.", "This question doesn’t say its competency: tick one.")
            );
        if (level is null)
            problems.Error(
                ProblemCodes.LevelMissing,
                file.At(heading),
                "Cet item ne dit pas son niveau : choisissez-le dans le formulaire, ou écrivez `N1`, `N2` ou `N3` sous le titre.",
                "This item doesn’t say its level: choose it in the form, or write `N1`, `N2` or `N3` under its heading.",
                new("Cette question ne dit pas son niveau : choisissez-le.", "This question doesn’t say its level: choose it.")
            );
    }

    /// <summary>A case has only its sources: competencies and levels are its items’ own.</summary>
    public void CheckCase()
    {
        foreach (var directive in competencies.Append(level).Append(selfAssessed).OfType<Directive>())
            Misplaced(directive);
    }

    private void Read(Directive directive)
    {
        if (directive.Verb == "source")
            foreach (var id in directive.Rest.Split(','))
                writer.Cite(id.Trim(), directive.At);
        else if (directive.Verb == "lesson")
            foreach (var id in directive.Rest.Split(','))
                AddLesson(id.Trim(), directive);
        else if (directive.Text is "order" or "match" or "cloze" or "short" or "open" or Case || directive.Verb == "number")
            Kind = Once(Kind, directive);
        else if (directive.Text == SelfAssessed)
            selfAssessed = Once(selfAssessed, directive);
        else if (shared.Competencies.ContainsKey(directive.Text))
            AddCompetency(directive);
        else if (directive.Text is "N1" or "N2" or "N3")
            level = Once(level, directive);
        else if (directive.Text is ['C', >= '0' and <= '9', ..])
            problems.Error(
                ProblemCodes.CompetencyUnknown,
                directive.At,
                $"La compétence « {directive.Text} » n’est pas dans competencies.yaml.",
                $"The competency “{directive.Text}” is not in competencies.yaml.",
                new(
                    $"La compétence « {directive.Text} » n’existe plus : décochez-la, ou cochez-en une autre.",
                    $"The competency “{directive.Text}” doesn’t exist any more: untick it, or tick another."
                )
            );
        else
            problems.Error(
                ProblemCodes.DirectiveUnknown,
                directive.At,
                $"Directive inconnue : `{directive.Text}`. Sous un item : sa sorte (`order`, `match`, `cloze`, `short`, `number 10 ± 2`, `open`, `case`), `C2`, `N1` à `N3`, `source 65`, `lesson pourquoi`.",
                $"Unknown directive: `{directive.Text}`. Under an item: its kind (`order`, `match`, `cloze`, `short`, `number 10 ± 2`, `open`, `case`), `C2`, `N1` to `N3`, `source 65`, `lesson pourquoi`.",
                new(
                    $"« {directive.Text} » n’est pas un réglage qu’une question connaît : l’éditeur de texte permet de le retirer.",
                    $"“{directive.Text}” is no setting that a question knows: the text editor lets you remove it."
                )
            );
    }

    private void AddLesson(string id, Directive directive)
    {
        if (!lessonsOfModule.Contains(id))
            problems.Error(
                ProblemCodes.LessonUnknown,
                directive.At,
                $"Le module n’a pas de leçon « {id} ». Il a : {string.Join(", ", lessonsOfModule.Order(StringComparer.Ordinal))}.",
                $"The module has no lesson “{id}”. It has: {string.Join(", ", lessonsOfModule.Order(StringComparer.Ordinal))}."
            );
        else if (!lessons.Contains(id))
            lessons.Add(id);
    }

    private void AddCompetency(Directive directive)
    {
        if (competencies.Exists(c => c.Text == directive.Text))
            Twice(directive);
        else
            competencies.Add(directive);
    }

    private Directive Once(Directive? before, Directive directive)
    {
        if (before is not null)
            Twice(directive);
        return directive;
    }

    private void Twice(Directive directive) =>
        problems.Error(
            ProblemCodes.DirectiveTwice,
            directive.At,
            $"`{directive.Text}` est de trop : une seule sorte, chaque compétence une fois, et un seul niveau.",
            $"`{directive.Text}` is one too many: a single kind, each competency once, and a single level.",
            new(
                $"« {directive.Text} » est de trop : une question est d’une seule sorte, nomme chaque compétence une fois, et n’a qu’un niveau.",
                $"“{directive.Text}” is one too many: a question is of a single kind, names each competency once, and has a single level."
            )
        );

    private void Misplaced(Directive directive) =>
        problems.Error(
            ProblemCodes.DirectiveMisplaced,
            directive.At,
            $"`{directive.Text}` ne va pas ici : `case` est sous un titre « ## », compétences et niveau sous ses « ### », `self-assessed` avec `open`.",
            $"`{directive.Text}` doesn’t go here: `case` goes under a “##” heading, competencies and level under its “###”, `self-assessed` with `open`.",
            new(
                $"« {directive.Text} » ne va pas ici : l’éditeur de texte permet de le déplacer.",
                $"“{directive.Text}” doesn’t go here: the text editor lets you move it."
            )
        );
}
