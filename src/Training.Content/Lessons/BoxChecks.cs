using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Lessons;

/// <summary>A lesson’s boxes: known, closed, not inside anything, and with an id where the journal needs one.</summary>
internal static class BoxChecks
{
    public static void Check(MarkdownFile file, ProblemList problems)
    {
        foreach (var box in file.Blocks.Descendants<CustomContainer>())
        {
            var at = file.At(box);
            var kind = BoxKinds.Of(box.Info);
            if (kind is null)
                problems.Error(
                    ProblemCodes.BoxUnknown,
                    at,
                    $"Encadré inconnu : « {box.Info} ». Les encadrés sont exemple, essayer, formateur et plus.",
                    $"Unknown box: “{box.Info}”. Boxes are example, try, instructor and more."
                );
            if (box.ClosingFencedCharCount == 0)
                problems.Error(
                    ProblemCodes.BoxUnclosed,
                    at,
                    "Cet encadré n’est pas fermé par une ligne « ::: ».",
                    "This box isn’t closed by a “:::” line.",
                    new("Un encadré n’est pas fermé : l’éditeur de texte le montre.", "A box isn’t closed: the text editor shows it.")
                );
            if (box.Parent is not MarkdownDocument)
                problems.Error(
                    ProblemCodes.BoxMisplaced,
                    at,
                    "Un encadré ne va ni dans une liste, ni dans une citation, ni dans un autre encadré.",
                    "A box doesn’t go in a list, a quote or another box."
                );
            if (kind == BoxKind.Try && box.TryGetAttributes()?.Id is null)
                problems.Error(
                    ProblemCodes.JournalIdMissing,
                    at,
                    "La réponse va au journal : donnez à cet encadré un identifiant, :::essayer {#ma-phrase}.",
                    "The answer goes to the journal: give this box an id, :::try {#my-sentence}.",
                    new(
                        "Un encadré dont la réponse va au journal n’a pas d’identifiant : l’éditeur de texte dit comment lui en donner un.",
                        "A box whose answer goes to the journal has no id: the text editor says how to give it one."
                    )
                );
        }
    }
}
