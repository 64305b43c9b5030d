using System.Buffers.Binary;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Training.Authoring.Drafts;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>Pictures of a module: made small, without what the camera noted, and never without words.</summary>
public sealed class KeepPicturesTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Gps = "GPSLatitude-46.8139";
    private static int modules;

    [Fact]
    public async Task A_photo_is_reduced_stripped_and_offered_as_Markdown()
    {
        var (author, media) = await ModuleAsync();

        var page = await AddAsync(author, media, "Ma Cuisine (2).JPG", Jpeg(3000, 1500), "La cuisine [vue de l’entrée]");
        var file = await FileAsync(media);

        Assert.Equal("media/ma-cuisine-2.webp", file.Path);
        using var picture = SKBitmap.Decode(file.Content);
        Assert.Equal((1600, 800), (picture.Width, picture.Height));
        Assert.DoesNotContain(Gps, System.Text.Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        Assert.Equal("![La cuisine \\[vue de l’entrée\\]](media/ma-cuisine-2.webp)", page.Document.QuerySelector("textarea")!.TextContent);
        Assert.Contains("400 kbit/s", page.Text("#added"), StringComparison.Ordinal);
        var served = await author.Client.GetAsync(new Uri($"{media}/ma-cuisine-2.webp", UriKind.Relative));
        Assert.Equal("image/webp", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file.Content, await served.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_photo_taken_sideways_stands_upright()
    {
        var (author, media) = await ModuleAsync();

        await AddAsync(author, media, "debout.jpg", Jpeg(40, 20, orientation: 6), "Debout");

        using var picture = SKBitmap.Decode((await FileAsync(media)).Content);
        Assert.Equal((20, 40), (picture.Width, picture.Height));
        // What was at the left of the taken picture is on top.
        Assert.True(picture.GetPixel(10, 4).Red > picture.GetPixel(10, 4).Blue);
        Assert.True(picture.GetPixel(10, 36).Blue > picture.GetPixel(10, 36).Red);
    }

    [Fact]
    public async Task The_same_picture_is_kept_once_and_another_of_its_name_gets_a_number()
    {
        var (author, media) = await ModuleAsync();

        await AddAsync(author, media, "a.png", Png(10, 10), "Un");
        await AddAsync(author, media, "a.png", Png(10, 10), "Un");
        await AddAsync(author, media, "a.png", Png(20, 10), "Deux");

        Assert.Equal(["media/a-2.png", "media/a.png"], await PathsAsync(media));
    }

    [Fact]
    public async Task A_picture_without_words_is_refused_and_the_words_of_a_refused_one_stay()
    {
        var (author, media) = await ModuleAsync();

        var silent = await AddAsync(author, media, "a.png", Png(10, 10), "  ");
        var wrong = await AddAsync(author, media, "a.png", [1, 2, 3], "Une porte");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.True(silent.Has("#alt-error"));
        Assert.Contains("n’est ni une image", wrong.Text("#file-error"), StringComparison.Ordinal);
        Assert.Equal("Une porte", wrong.Value("alt"));
        Assert.Empty(await PathsAsync(media));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "script")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/>", "onload")]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>",
        "ne se lit pas"
    )]
    public async Task A_drawing_that_holds_more_than_shapes_is_refused_with_the_reason(string svg, string reason)
    {
        var (author, media) = await ModuleAsync();

        var page = await AddAsync(author, media, "dessin.svg", System.Text.Encoding.UTF8.GetBytes(svg), "Un dessin");

        Assert.Contains(reason, page.Text("#file-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_of_shapes_stays_as_it_is()
    {
        var (author, media) = await ModuleAsync();
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>"u8.ToArray();

        await AddAsync(author, media, "Dessin.png", svg, "Un trait");

        var file = await FileAsync(media);
        Assert.Equal("media/dessin.svg", file.Path);
        Assert.Equal(svg, file.Content);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_pixels_before_it_is_decoded()
    {
        var (author, media) = await ModuleAsync();
        var bomb = Png(10, 10);
        // Its head says 15 000 × 15 000, and the sum after it is right.
        (bomb[18], bomb[19], bomb[22], bomb[23]) = (0x3A, 0x98, 0x3A, 0x98);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Sum(bomb.AsSpan(12, 17)));

        var page = await AddAsync(author, media, "bombe.png", bomb, "Une bombe");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("pixels", page.Text("#file-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_a_file_shows_is_removed_only_when_one_is_sure()
    {
        var (author, media) = await ModuleAsync();
        await AddAsync(author, media, "a.png", Png(10, 10), "Un");
        var lesson = await site.InDatabaseAsync(async db =>
        {
            var file = await db.Set<DraftFile>()
                .OrderBy(f => f.Id)
                .FirstAsync(f =>
                    f.Path == "module.md" && db.Set<ModuleDraft>().Any(d => d.Id == f.DraftId && media.Contains("/" + d.Slug + "/"))
                );
            file.Content = [.. file.Content, .. "\n![Un](media/a.png)\n"u8];
            await db.SaveChangesAsync();
            return file.Path;
        });

        var doubted = await author.SubmitAsync(await author.GetAsync(media), media + "/remove");
        var removed = await author.SubmitAsync(doubted, media + "/remove");

        Assert.Equal(HttpStatusCode.Conflict, doubted.Status);
        Assert.Contains(lesson, doubted.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("Le fichier est enlevé.", removed.Text("[role=status] p"));
        Assert.Empty(await PathsAsync(media));
    }

    private async Task<(Browser Author, string Media)> ModuleAsync()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var slug = $"images-{Interlocked.Increment(ref modules)}";
        await BroughtModules.ImportAsync(
            author,
            slug,
            new SortedDictionary<string, byte[]> { ["module.md"] = "---\ntitle: Images\n---\n"u8.ToArray() }
        );
        return (author, $"/authoring/drafts/{slug}/media");
    }

    private static async Task<Page> AddAsync(Browser author, string media, string name, byte[] bytes, string alt)
    {
        var page = await author.GetAsync(media);
        page.Document.QuerySelector("input[name=alt]")!.SetAttribute("value", alt);
        return await author.UploadAsync(page, media, "file", name, bytes);
    }

    private Task<DraftFile> FileAsync(string media) =>
        site.InDatabaseAsync(db =>
            db.Set<DraftFile>()
                .AsNoTracking()
                .SingleAsync(f =>
                    f.Path.StartsWith("media/") && db.Set<ModuleDraft>().Any(d => d.Id == f.DraftId && media.Contains("/" + d.Slug + "/"))
                )
        );

    private Task<List<string>> PathsAsync(string media) =>
        site.InDatabaseAsync(db =>
            db.Set<DraftFile>()
                .Where(f =>
                    f.Path.StartsWith("media/") && db.Set<ModuleDraft>().Any(d => d.Id == f.DraftId && media.Contains("/" + d.Slug + "/"))
                )
                .Select(f => f.Path)
                .OrderBy(p => p)
                .ToListAsync()
        );

    /// <summary>Red at the left and blue at the right, with what a camera notes.</summary>
    private static byte[] Jpeg(int width, int height, byte orientation = 1)
    {
        using var bitmap = Drawn(width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        byte[] noted =
        [
            .. "Exif\0\0MM\0*\0\0\0\u0008"u8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            .. System.Text.Encoding.ASCII.GetBytes(Gps),
        ];
        var jpeg = data.ToArray();
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((noted.Length + 2) >> 8), (byte)(noted.Length + 2), .. noted, .. jpeg[2..]];
    }

    private static byte[] Png(int width, int height)
    {
        using var bitmap = Drawn(width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>What PNG writes after each part: CRC-32.</summary>
    private static uint Sum(ReadOnlySpan<byte> part)
    {
        var sum = uint.MaxValue;
        foreach (var b in part)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        return ~sum;
    }

    private static SKBitmap Drawn(int width, int height)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var left = new SKPaint { Color = SKColors.Red };
        canvas.Clear(SKColors.Blue);
        canvas.DrawRect(0, 0, width / 2f, height, left);
        canvas.Flush();
        return bitmap;
    }
}
