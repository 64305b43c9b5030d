using Training.Web.Accounts.Passwords;

namespace Training.Tests.Accounts;

public sealed class GuessablePasswordTests
{
    [Theory]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("Basketball")]
    [InlineData("mot de passe")]
    [InlineData("motdepasse")]
    [InlineData("MotDePasse2026")]
    [InlineData("2026soleil2026")]
    [InlineData("Complètement")]
    public void What_is_tried_first_is_known_whatever_its_case_and_accents_and_the_figures_around_it(string password) =>
        Assert.True(GuessablePassword.IsCommon(password));

    [Theory]
    [InlineData("une phrase de passe")]
    [InlineData("soleil et motdepasse")]
    [InlineData("9r4-pluie-7ht")]
    public void Words_that_have_nothing_to_do_with_each_other_are_not(string password) =>
        Assert.False(GuessablePassword.IsCommon(password));

    [Theory]
    [InlineData("Amélie-Tremblay", true)]
    [InlineData("exempleamelie", true)]
    [InlineData("Roy-Roy-Roy-1", true)]
    [InlineData("tremblay12345", true)]
    [InlineData("amélie aime les nuages", false)]
    [InlineData("une phrase de passe", false)]
    [InlineData("12345", false)]
    public void A_password_says_more_than_whose_it_is(string password, bool isMadeOf) =>
        Assert.Equal(isMadeOf, GuessablePassword.IsMadeOf(password, ["Amélie", "Tremblay Roy", "amelie@exemple.ca", null]));
}
