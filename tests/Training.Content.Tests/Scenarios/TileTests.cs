using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>What each tile of a group shows, and what it lets through.</summary>
public sealed class TileTests
{
    private static readonly (string, string) Group = ("channel: video", "channel: group-video");
    private static readonly (string, string) Cast = ("cast: { Luc: luc }", "cast: { Luc: luc, Max: luc, Ali: luc }\ntiles: [Luc, Max]");

    private const string Scenes = """
        ## Accueil

        Luc (écran: lève la main #hand; voix: silence #6s; visage: fermé #tired):

        Max (écran: coupe sa caméra #camera-off; visage: il pleure; voix: un souffle): Bon.

        Luc (écran: écrit à tous #message): moi j’en ai plus pour longtemps

        - [Attendre.](#suite) `C2 +1`
          > Oui.
        - [Partir.](#fin)
          > Non.

        ## Suite

        Luc (écran: baisse la main #hand-down): Non.

        Max (visage: on ne le voit pas):

        Ali (écran: se joint #joined; visage: il sourit #calm): Salut.

        - [Finir.](#fin)

        ## Fin
        `ending`

        C’est fini.

        > Voilà.
        """;

    [Fact]
    public void A_tile_shows_what_its_person_last_did()
    {
        var play = Stage.Start(Scenes, Group, Cast);

        Assert.Equal(new Tile(IsHere: true, HasHandUp: true, HasCameraOff: false, IsMuted: false), play.Moments[0].Tiles["Luc"]);
        Assert.Equal(new Tile(IsHere: true, HasHandUp: false, HasCameraOff: true, IsMuted: false), play.Moments[0].Tiles["Max"]);
        Assert.False(play.Moments[0].Tiles["Ali"].IsHere);

        play.Choose("Attendre");

        Assert.False(play.Moments[1].Tiles["Luc"].HasHandUp);
        Assert.True(play.Moments[1].Tiles["Ali"].IsHere);
        Assert.True(play.Moments[0].Tiles["Luc"].HasHandUp);
    }

    [Fact]
    public void A_dark_tile_hides_its_own_face_and_no_other()
    {
        var play = Stage.Start(Scenes, Group, Cast);
        play.Choose("Attendre");

        Assert.Equal([Layer.Screen, Layer.Voice, Layer.Face], Perceived(play, 0, "Luc"));
        Assert.Equal([Layer.Screen, Layer.Voice], Perceived(play, 0, "Max"));
        Assert.Empty(Perceived(play, 1, "Max"));
        Assert.Equal([Layer.Screen, Layer.Face], Perceived(play, 1, "Ali"));
    }

    [Fact]
    public void Typed_words_need_a_screen()
    {
        var typed = Stage.Start(Scenes, Group, Cast).Moments[0].Passages.OfType<Line>().Single(l => l.IsTyped);

        Assert.NotNull(Through(Channel.GroupVideo, typed).Words);
        Assert.NotNull(Through(Channel.Chat, typed).Words);
        Assert.Null(Through(Channel.Phone, typed).Words);
        Assert.Null(Through(Channel.InPerson, typed).Words);
    }

    [Fact]
    public void A_silence_says_how_long_it_lasts()
    {
        var silence = Stage.Start(Scenes, Group, Cast).Moments[0].Passages.OfType<Line>().First().Cues[1];

        Assert.Equal(new Cue(Layer.Voice, "silence", TimeSpan.FromSeconds(6)), silence);
    }

    private static PerceivedLine Through(Channel channel, Line line) =>
        PerceivedLine.Through(new(channel, ChannelCondition.Clear, TimeSpan.Zero), line);

    private static IEnumerable<Layer> Perceived(Play play, int moment, string speaker) =>
        play.Moments[moment]
            .Passages.OfType<Line>()
            .Where(l => l.Speaker == speaker && !l.IsTyped)
            .SelectMany(l => play.Moments[moment].Perceive(l).Perceived)
            .Select(c => c.Layer);
}
