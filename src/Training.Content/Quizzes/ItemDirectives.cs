using Markdig.Syntax;
using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>What an item says of itself: <c>C2</c> its competencies, <c>N1</c> its level, <c>source 36, 57</c> what it rests on.</summary>
internal sealed class ItemDirectives(MarkdownFile file, HeadingBlock heading, SharedContent shared, HtmlWriter writer, ProblemList problems)
{
    private readonly List<string> competencies = [];

    public IReadOnlyList<string> Competencies => competencies;

    public CompetencyLevel? Level { get; private set; }

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
        CheckPresent();
        return rest;
    }

    private void Read(Directive directive)
    {
        if (directive.Verb == "source")
            foreach (var id in directive.Rest.Split(','))
                writer.Cite(id.Trim(), directive.At);
        else if (shared.Competencies.ContainsKey(directive.Text))
            AddCompetency(directive);
        else if (directive.Text is ['N', >= '1' and <= '3'] && Enum.TryParse<CompetencyLevel>(directive.Text, out var level))
            SetLevel(directive, level);
        else if (directive.Text is ['C', >= '0' and <= '9', ..])
            problems.Error(
                ProblemCodes.CompetencyUnknown,
                directive.At,
                $"La compétence « {directive.Text} » n’est pas dans competencies.yaml.",
                $"The competency “{directive.Text}” is not in competencies.yaml."
            );
        else
            problems.Error(
                ProblemCodes.DirectiveUnknown,
                directive.At,
                $"Directive inconnue : `{directive.Text}`. Sous un item : `C2`, `N1` à `N3`, `source 65`.",
                $"Unknown directive: `{directive.Text}`. Under an item: `C2`, `N1` to `N3`, `source 65`."
            );
    }

    private void AddCompetency(Directive directive)
    {
        if (competencies.Contains(directive.Text))
            Twice(directive);
        else
            competencies.Add(directive.Text);
    }

    private void SetLevel(Directive directive, CompetencyLevel level)
    {
        if (Level is not null)
            Twice(directive);
        Level = level;
    }

    private void Twice(Directive directive) =>
        problems.Error(
            ProblemCodes.DirectiveTwice,
            directive.At,
            $"`{directive.Text}` est de trop : chaque compétence une fois, et un seul niveau.",
            $"`{directive.Text}` is one too many: each competency once, and a single level."
        );

    private void CheckPresent()
    {
        if (competencies.Count == 0)
            problems.Error(
                ProblemCodes.CompetencyMissing,
                file.At(heading),
                "Cet item ne dit pas sa compétence : écrivez `C2` sous le titre.",
                "This item doesn’t say its competency: write `C2` under its heading."
            );
        if (Level is null)
            problems.Error(
                ProblemCodes.LevelMissing,
                file.At(heading),
                "Cet item ne dit pas son niveau : écrivez `N1`, `N2` ou `N3` sous le titre.",
                "This item doesn’t say its level: write `N1`, `N2` or `N3` under its heading."
            );
    }
}
