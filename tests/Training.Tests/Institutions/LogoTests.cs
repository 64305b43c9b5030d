using System.Net;
using System.Text;
using Training.Institutions;

namespace Training.Tests.Institutions;

/// <summary>The logo at the top of an institution’s pages.</summary>
public sealed class LogoTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
    private static readonly byte[] Jpeg = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];
    private static readonly byte[] WebP = [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8];

    public static TheoryData<string, byte[]> Pictures =>
        new()
        {
            { "image/png", Png },
            { "image/jpeg", Jpeg },
            { "image/webp", WebP },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_logo_is_shown_at_an_address_that_browsers_keep_for_good(string type, byte[] bytes)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true));

        // Its name says something else: the bytes tell.
        await GiveAsync(admin, "logo.txt", bytes);
        var image = (await site.Visit().GetAsync("/i/cegep/modules")).Document.QuerySelector("header .brand img")!;
        var picture = await site.Visit().GetAsync(image.GetAttribute("src")!);

        Assert.Equal("Cégep du Large", image.GetAttribute("alt"));
        Assert.Equal(type, picture.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes, await picture.Response.Content.ReadAsByteArrayAsync());
        Assert.Equal("public, max-age=31536000, immutable", picture.Response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(picture.Response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Another_takes_its_place_and_it_can_be_removed_twice()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true));
        await GiveAsync(admin, "logo.png", Png);
        var before = LogoOf(await admin.GetAsync("/i/cegep/modules"));

        var form = await GiveAsync(admin, "logo.jpg", Jpeg);
        var after = LogoOf(await admin.GetAsync("/i/cegep/modules"));
        await admin.SubmitAsync(form, "/i/cegep/institution/logo/remove");
        var removed = await admin.SubmitAsync(form, "/i/cegep/institution/logo/remove");

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(before!)).Status);
        Assert.Equal("/i/cegep/institution?saved=nologo", removed.Address);
        Assert.Null(LogoOf(await admin.GetAsync("/i/cegep/modules")));
    }

    [Fact]
    public async Task A_logo_is_its_institutions_alone()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true));
        await GiveAsync(admin, "logo.png", Png);
        var logo = LogoOf(await admin.GetAsync("/i/cegep/modules"))!;

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(logo.Replace("/i/cegep", "", StringComparison.Ordinal))).Status);
        Assert.Null(LogoOf(await admin.GetAsync("/modules")));
    }

    public static TheoryData<string, byte[]> Refused =>
        new()
        {
            { "exportez-le en PNG", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>") },
            { "ni un PNG, ni un JPEG, ni un WebP", Encoding.UTF8.GetBytes("<html>") },
            { "plus de 100 Kio", [.. Png, .. new byte[InstitutionLogo.MostBytes]] },
            { "Choisissez une image", [] },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_small_picture_is_refused_with_a_word(string word, byte[] bytes)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true));

        var page = await GiveAsync(admin, "logo.png", bytes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(word, page.Text("#logo-error"), StringComparison.Ordinal);
        Assert.Null(LogoOf(page));
    }

    private static async Task<Page> GiveAsync(Browser admin, string name, byte[] bytes) =>
        await admin.UploadAsync(await admin.GetAsync("/i/cegep/institution"), "/i/cegep/institution/logo", "logo", name, bytes);

    private static string? LogoOf(Page page) => page.Document.QuerySelector("header .brand img")?.GetAttribute("src");
}
