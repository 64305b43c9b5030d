using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

public sealed class LineTests
{
    [Theory]
    [InlineData("Je suis là.", "Je suis là.")]
    [InlineData("« Je suis là. »", "Je suis là.")]
    [InlineData("«\u00A0Je suis là.\u00A0»", "Je suis là.")]
    [InlineData("“I’m here.”", "I’m here.")]
    [InlineData("« Oui », dit-il, « bien sûr. »", "« Oui », dit-il, « bien sûr. »")]
    [InlineData("« Oui. » Il raccroche.", "« Oui. » Il raccroche.")]
    public void Words_that_are_quoted_are_not_quoted_twice(string words, string quoted)
    {
        Assert.Equal(quoted, new Line("Réal", words, [], null).Quoted);
    }
}
