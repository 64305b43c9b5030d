using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Training.Credentials.Pdf;
using Training.Learners;

namespace Training.Tests.Credentials;

/// <summary>A certificate bears the institution’s logo where its template says so.</summary>
public sealed class PrintedLogoTests
{
    [Fact]
    public void Colours_and_transparency_are_read_whatever_way_the_rows_are_written()
    {
        // Two rows of two points; the second tells its difference from the first.
        var picture = Picture.Read(Png(2, 2, 6, [0, 10, 20, 30, 255, 40, 50, 60, 128, 2, 1, 1, 1, 0, 1, 1, 1, 0]))!;

        Assert.Equal((2, 2), (picture.Width, picture.Height));
        Assert.Equal([10, 20, 30, 40, 50, 60, 11, 21, 31, 41, 51, 61], picture.Data);
        Assert.Equal([255, 128, 255, 128], picture.Opacity);
    }

    [Fact]
    public void A_palette_is_looked_up_and_an_opaque_picture_has_no_mask()
    {
        var picture = Picture.Read(Png(2, 1, 3, [1, 1, 255], ("PLTE", [1, 2, 3, 4, 5, 6])))!;

        Assert.Equal([4, 5, 6, 1, 2, 3], picture.Data);
        Assert.Null(picture.Opacity);
    }

    [Theory]
    [InlineData("GIF89a")]
    [InlineData("")]
    public void What_is_no_picture_is_not_printed(string file) => Assert.Null(Picture.Read(Encoding.ASCII.GetBytes(file)));

    [Fact]
    public void A_picture_that_is_cut_short_or_unfolds_to_too_much_is_not_printed()
    {
        var whole = Png(2, 2, 6, [0, 10, 20, 30, 255, 40, 50, 60, 128, 2, 1, 1, 1, 0, 1, 1, 1, 0]);

        Assert.Null(Picture.Read(whole[..40]));
        Assert.Null(Picture.Read(Png(2, 2, 6, [0, 1])));
        Assert.Null(Picture.Read(Png(30_000, 30_000, 6, [0])));
    }

    [Fact]
    public async Task It_is_on_what_is_issued_afterwards_until_it_is_another()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        byte[] row = [0, 10, 20, 30, 255, 40, 50, 60, 128];
        await admin.UploadAsync(await admin.GetAsync("/institution"), "/institution/logo", "logo", "logo.png", Png(2, 1, 6, row));
        const string General = "/registrar/templates/edit?target=";
        await admin.SubmitAsync(await admin.GetAsync(General), General, ("validMonths", "12"));
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var address = $"/c/{credential.Code}/pdf?lang=fr";

        var first = await PrintedCertificate.OfAsync(site.Visit(), address);
        var again = await PrintedCertificate.OfAsync(site.Visit(), address);
        var said = await first.AskAsync("qpdf", "--check", "FILE");
        await admin.UploadAsync(
            await admin.GetAsync("/institution"),
            "/institution/logo",
            "logo",
            "logo.png",
            Png(2, 1, 6, [0, .. row[1..8], 7])
        );
        var later = await PrintedCertificate.OfAsync(site.Visit(), address);

        Assert.Contains("/Subtype/Image/Width 2/Height 1", first.Raw, StringComparison.Ordinal);
        Assert.Contains(first.Strings, s => s.Contains("Logo", StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.DoesNotContain("/Subtype/Image", later.Raw, StringComparison.Ordinal);
    }

    // Checksums are for those who transmit.
    private static byte[] Png(int width, int height, byte type, byte[] rows, params (string Kind, byte[] Data)[] more)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, type);

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        foreach (var (kind, data) in more.Prepend(("IHDR", head)).Append(("IDAT", packed.ToArray())).Append(("IEND", [])))
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            file.Write(length);
            file.Write(Encoding.ASCII.GetBytes(kind));
            file.Write(data);
            file.Write(new byte[4]);
        }
        return file.ToArray();
    }
}
