using Training.Content.Captions;

namespace Training.Content.Tests.Media;

/// <summary>Captions in WebVTT, and the text that they are.</summary>
public sealed class CaptionsTests
{
    [Fact]
    public void Cues_have_their_times_who_speaks_and_their_words()
    {
        var cues = Read(
            "\uFEFFWEBVTT Appel\r\nKind: captions\r\n\r\nNOTE\r\nÀ relire\r\n\r\n1\r\n00:01.000 --> 00:02.500 align:start\r\n"
                + "<v.fort Marie &amp; Luc>Allô?</v>\r\n<v Odile>Bonjour, <i>vous</i> êtes\r\nseule &lt;là&gt;?\r\n\r\n"
                + "01:00:00.000 --> 01:00:04.000\r\nOui.\r\n"
        );

        Assert.Equal([(1.0, 2.5), (3600.0, 3604.0)], cues.Select(c => (c.From.TotalSeconds, c.To.TotalSeconds)));
        Assert.Equal(
            [new("Marie & Luc", "Allô?"), new("Odile", "Bonjour, vous êtes seule <là>?"), new(null, "Oui.")],
            cues.SelectMany(c => c.Said)
        );
    }

    [Fact]
    public void Who_goes_on_speaking_fills_a_paragraph_until_a_pause()
    {
        var cues = Read(
            "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Odile>Bonjour.\n\n00:02.000 --> 00:03.000\n<v Odile>C'est moi.\n\n"
                + "00:03.000 --> 00:04.000\n<v Luc>Oui.\n\n00:04.000 --> 00:05.000\n<v Luc>Allez-y.\n\n00:09.000 --> 00:10.000\n<v Luc>Odile?\n"
        );

        Assert.Equal([new("Odile", "Bonjour. C'est moi."), new("Luc", "Oui. Allez-y."), new("Luc", "Odile?")], SpokenText.Of(cues));
    }

    [Fact]
    public void A_file_full_of_faults_is_told_without_end_nowhere()
    {
        var problems = new ProblemList();

        CaptionsReader.Read(
            "a.vtt",
            TestContent.Bytes("WEBVTT\n\n" + string.Concat(Enumerable.Repeat("n'importe quoi\n\n", 5_000))),
            problems
        );

        Assert.InRange(problems.Items.Count, 1, 20);
    }

    [Theory]
    [InlineData("<v", ".")]
    [InlineData("<v.a ", "<v.a ")]
    [InlineData("", "mot\n")]
    [InlineData("", "<b>")]
    [InlineData("<", "c.")]
    public async Task Text_made_to_take_long_is_read_at_once(string start, string part)
    {
        var text = new System.Text.StringBuilder("WEBVTT\n\n00:00.000 --> 00:02.000\n");
        while (text.Length < 900_000)
            text.Append(start).Insert(text.Length, part, 9_000 / part.Length).Append('\n');

        var read = Task.Run(
            () => CaptionsReader.Read("a.vtt", TestContent.Bytes(text.ToString()), new ProblemList()),
            TestContext.Current.CancellationToken
        );

        await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(read.IsCompletedSuccessfully);
    }

    private static IReadOnlyList<Cue> Read(string text)
    {
        var problems = new ProblemList();
        var cues = CaptionsReader.Read("a.vtt", TestContent.Bytes(text), problems);
        Assert.Empty(problems.Items);
        return cues!;
    }
}
