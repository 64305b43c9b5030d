using Training.Content.Markup;

namespace Training.Content.Tests.Markup;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("« Oui »", "«\u00A0Oui\u00A0»")]
    [InlineData("Trois gestes : un", "Trois gestes\u00A0: un")]
    [InlineData("80 %", "80\u00A0%")]
    [InlineData("Qu'est-ce?", "Qu’est-ce?")]
    [InlineData("Rien à faire", "Rien à faire")]
    [InlineData("☐ oui ☐ non", "☐\u00A0oui ☐\u00A0non")]
    [InlineData("De 8 h 30 à 16 h, le h 2", "De 8\u00A0h\u00A030 à 16\u00A0h, le h 2")]
    [InlineData("16 heures, 2 h4", "16 heures, 2 h4")]
    [InlineData("93 000 rencontres, 1 866 277-3553", "93\u00A0000 rencontres, 1 866 277-3553")]
    [InlineData("En 2 3000 et 45 12", "En 2 3000 et 45 12")]
    [InlineData("'Entre apostrophes'", "'Entre apostrophes’")]
    public void French_gets_its_no_break_spaces_and_curly_apostrophes(string typed, string set)
    {
        Assert.Equal(set, Typography.Set(typed, Language.Fr));
        Assert.Equal(set, Typography.Set(set, Language.Fr));
    }

    [Theory]
    [InlineData("80 % : « yes »", "80 % : « yes »")]
    [InlineData("don't", "don’t")]
    [InlineData("☐ yes ☐ no", "☐\u00A0yes ☐\u00A0no")]
    public void English_keeps_its_spaces_but_after_a_box_to_tick(string typed, string set) =>
        Assert.Equal(set, Typography.Set(typed, Language.En));

    [Theory]
    [InlineData("L’image fige", "l-image-fige")]
    [InlineData("Cœur à cœur!", "coeur-a-coeur")]
    [InlineData("  N1 — N2  ", "n1-n2")]
    [InlineData("…", "")]
    public void A_title_becomes_a_slug(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Theory]
    [InlineData("bilan", true)]
    [InlineData("l-image-fige-2", true)]
    [InlineData("", false)]
    [InlineData("Bilan", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("été", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    public void Slugs_are_lowercase_letters_digits_and_single_hyphens(string text, bool isSlug) => Assert.Equal(isSlug, Slug.IsSlug(text));

    [Theory]
    [InlineData("confidentialite/bilan", true)]
    [InlineData("bilan", false)]
    [InlineData("a/b/c", false)]
    [InlineData("../b", false)]
    [InlineData(null, false)]
    public void An_activity_id_is_two_slugs(string? text, bool isId)
    {
        Assert.Equal(isId, ActivityId.TryParse(text, out var id));
        if (isId)
            Assert.Equal(text, id.ToString());
    }
}
