using System.Text;
using Training.Content.Files;

namespace Training.Content.Tests.Media;

/// <summary>Sounds are told by their bytes, and lose what programs noted in them.</summary>
public sealed class SoundTests
{
    [Fact]
    public void An_MP3_keeps_its_frames_and_nothing_else()
    {
        var noted = SoundBytes.NotedMp3(5);

        var plain = Mp3Sound.WithoutNotes(noted);

        Assert.True(Mp3Sound.Is(noted));
        Assert.Equal(SoundBytes.Frames(5), plain);
    }

    [Fact]
    public void An_M4A_loses_its_notes_and_dates_in_place()
    {
        var noted = SoundBytes.M4a();

        var plain = M4aSound.WithoutNotes(noted);

        Assert.True(M4aSound.Is(noted));
        Assert.True(M4aSound.Is(plain));
        Assert.Equal(noted.Length, plain.Length);
        var text = Encoding.Latin1.GetString(plain);
        Assert.DoesNotContain(SoundBytes.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("date", text, StringComparison.Ordinal);
        Assert.EndsWith("mdat\u0001\u0002\u0003\u0004", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_or_a_box_that_says_it_is_longer_than_the_file_is_no_sound()
    {
        var damaged = SoundBytes.M4a();
        damaged[16] = 0x7F;

        Assert.False(M4aSound.Is(SoundBytes.M4a("vide")));
        Assert.False(M4aSound.Is(damaged));
        Assert.False(M4aSound.Is(SoundBytes.M4a().AsSpan(..^1)));
        Assert.False(M4aSound.Is(SoundBytes.Frames(3)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ID3")]
    [InlineData("<html>")]
    [InlineData("PK\u0003\u0004")]
    public void What_has_no_frames_is_no_MP3(string text)
    {
        Assert.False(Mp3Sound.Is(Encoding.Latin1.GetBytes(text)));
        Assert.False(Mp3Sound.Is([.. SoundBytes.Frames(1), .. Encoding.Latin1.GetBytes("<html>")]));
        Assert.False(Mp3Sound.Is(SoundBytes.M4a()));
    }

    [Fact]
    public void Boxes_that_hold_one_another_without_end_are_passed_over()
    {
        var nested = SoundBytes.Nested("moov", 200_000);

        Assert.Equal(nested.Length, M4aSound.WithoutNotes(nested).Length);
        Assert.False(M4aSound.Is(nested));
    }

    [Fact]
    public void Bytes_cut_or_changed_anywhere_never_throw()
    {
        var random = new Random(7);
        foreach (var whole in (byte[][])[SoundBytes.NotedMp3(2), SoundBytes.M4a()])
            for (var round = 0; round < 2_000; round++)
            {
                var bytes = whole[..random.Next(whole.Length + 1)];
                for (var change = 0; change < 3 && bytes.Length > 0; change++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

                _ = Mp3Sound.Is(bytes);
                _ = M4aSound.Is(bytes);
                Assert.True(Mp3Sound.WithoutNotes(bytes).Length <= bytes.Length);
                Assert.Equal(bytes.Length, M4aSound.WithoutNotes(bytes).Length);
            }
    }
}
