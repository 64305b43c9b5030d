using Microsoft.Extensions.Localization;
using Training.Content.Quizzes;
using Training.Localization;

namespace Training.Quizzes;

/// <summary>How each kind of item is answered, in a few words.</summary>
internal static class ItemHint
{
    /// <returns>Null where it goes without saying.</returns>
    public static string? Say(IStringLocalizer<TrainingText> texts, Item item) =>
        item switch
        {
            ChoiceItem { Kind: ItemKind.Single } => null,
            ChoiceItem => texts["Quiz.TickAll"].Value,
            OrderItem order => texts["Quiz.Order.How", order.Steps.Count].Value,
            MatchItem => texts["Quiz.Match.How"].Value,
            ClozeItem => texts["Quiz.Cloze.How"].Value,
            NumberItem { AsksUnit: true } => texts["Quiz.Number.WithUnit"].Value,
            NumberItem => texts["Quiz.Number.How"].Value,
            OpenItem { IsSelfAssessed: true } => texts["Quiz.Open.AssessedByYou"].Value,
            OpenItem => texts["Quiz.Open.AssessedByPerson"].Value,
            _ => texts["Quiz.Short.How"].Value,
        };
}
