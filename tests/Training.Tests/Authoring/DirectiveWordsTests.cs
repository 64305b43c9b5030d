using System.Globalization;
using Training.Authoring;
using Training.Content;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Tests.Authoring;

/// <summary>What the signs of a session do, in words.</summary>
public sealed class DirectiveWordsTests
{
    private static readonly Script Script = new(
        "",
        [],
        [],
        [Scene("accueil", "L’accueil"), Scene("fin", "Au revoir")],
        new Dictionary<string, string> { ["alliance"] = "Alliance" },
        []
    );

    private static readonly SharedContent Shared = new(
        new Dictionary<string, Content.Competencies.Competency>(),
        [new("check-place", ActGroup.Frame, new("Vérifier le lieu", "Check the place"), new("", ""), new("", ""))],
        new Dictionary<string, Source>(),
        new Dictionary<string, HelpLine>(),
        new Dictionary<string, Person>(),
        [],
        new Dictionary<string, GlossaryEntry>()
    );

    [Theory]
    [InlineData("on timeout", "si le temps passe", "if time runs out")]
    [InlineData("critical", "erreur critique", "critical error")]
    [InlineData("C3 -1", "C3 : −1 point", "C3: −1 point")]
    [InlineData("C2 +2", "C2 : +2 points", "C2: +2 points")]
    [InlineData("alliance -2", "Alliance : −2", "Alliance: −2")]
    [InlineData("fact lieu-verifie", "rend vrai le fait « lieu verifie »", "makes the fact “lieu verifie” true")]
    [InlineData("if lieu-verifie", "seulement si le fait « lieu verifie » est établi", "only if the fact “lieu verifie” is established")]
    [InlineData("unless lieu-verifie", "sauf si le fait « lieu verifie » est établi", "unless the fact “lieu verifie” is established")]
    [InlineData("if alliance >= 3", "seulement si la jauge « Alliance » est d’au moins 3", "only if the gauge “Alliance” is 3 at least")]
    [InlineData("if alliance<3", "seulement si la jauge « Alliance » est sous 3", "only if the gauge “Alliance” is under 3")]
    [InlineData("unless alliance <= -3", "sauf si la jauge « Alliance » est d’au plus -3", "unless the gauge “Alliance” is -3 at most")]
    [InlineData("unless alliance = 3", "sauf si la jauge « Alliance » est à 3", "unless the gauge “Alliance” is 3")]
    [InlineData("if alliance > 3", "seulement si la jauge « Alliance » dépasse 3", "only if the gauge “Alliance” is over 3")]
    [InlineData("channel group-video", "canal : groupe virtuel", "channel: virtual group")]
    [InlineData("freeze", "l’image fige", "the picture freezes")]
    [InlineData("camera off", "la caméra se coupe", "the camera goes off")]
    [InlineData("cut", "la ligne coupe", "the line is cut")]
    [InlineData("lag 3s", "délai de 3 s", "delay of 3 s")]
    [InlineData("decide in 20s", "décision minutée : 20 s", "timed decision: 20 s")]
    [InlineData("once", "une seule fois", "once only")]
    [InlineData("ending", "la séance finit ici", "the session ends here")]
    [InlineData("ending harm", "la séance finit ici, et quelqu’un en souffre", "the session ends here, and someone is harmed")]
    [InlineData("act check-place", "répond à l’acte « Vérifier le lieu »", "answers the act “Check the place”")]
    [InlineData(
        "act check-place in accueil, nulle-part",
        "répond à l’acte « Vérifier le lieu », dans : L’accueil, nulle-part",
        "answers the act “Check the place”, in: L’accueil, nulle-part"
    )]
    [InlineData("interrupts at accueil", "incident à l’arrivée dans : L’accueil", "interruption on arrival in: L’accueil")]
    [InlineData(
        "interrupts at one of accueil, fin",
        "incident dans une seule de ces scènes, selon le hasard : L’accueil, Au revoir",
        "interruption in only one of these scenes, by chance: L’accueil, Au revoir"
    )]
    [InlineData("interrupts after 90s", "incident après 90 s de séance", "interruption after 90 s of session")]
    [InlineData("<b>rien</b>", "<b>rien</b>", "<b>rien</b>")]
    [InlineData("if", "if", "if")]
    [InlineData("interrupts", "interrupts", "interrupts")]
    public void A_directive_is_said_in_words_in_both_languages(string directive, string french, string english)
    {
        Assert.Equal(french, Say(Language.Fr, directive));
        Assert.Equal(english, Say(Language.En, directive));
    }

    [Fact]
    public void A_choice_is_on_offer_under_conditions_and_does_the_rest()
    {
        CultureInfo.CurrentUICulture = Language.Fr.Culture();
        var choice = new Choice(
            0,
            default,
            "Oui.",
            "fin",
            new(new Dictionary<string, int> { ["C3"] = -1 }, new Dictionary<string, int>(), []),
            [new FactCondition("lieu-verifie", true)],
            IsCritical: false,
            OnTimeout: true,
            ""
        );

        Assert.Equal(
            ["C3 : −1 point", "offert seulement si le fait « lieu verifie » est établi", "si le temps passe"],
            new DirectiveWords(new ResourceText(), Script).Of(choice).Select(words => words.Replace('\u00A0', ' '))
        );
    }

    private static string Say(Language language, string directive)
    {
        CultureInfo.CurrentUICulture = language.Culture();
        return new DirectiveWords(new ResourceText(), Script, Shared).Say(directive).Replace('\u00A0', ' ');
    }

    private static Scene Scene(string id, string title) =>
        new(id, title, default, [], [], null, false, [], Effects.None, ChannelChange.None, null, null, "", false);
}
