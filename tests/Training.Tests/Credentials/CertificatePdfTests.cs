namespace Training.Tests.Credentials;

public sealed class CertificatePdfTests
{
    /// <summary>Every letter and sign of French, and letters of names.</summary>
    internal const string Accents = "Àâäæçéèêëîïôöœùûüÿ ÇÉÈŒŸ «’—» Nguyễn Łukasz Ñandú Šimić";

    [Fact]
    public async Task The_certificate_is_a_PDF_that_tells_nothing_by_its_name()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var response = await site.Visit().Client.GetAsync(new Uri($"/c/{credential.Code}/pdf?lang=en", UriKind.Relative));

        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("certificate-essai.pdf", response.Content.Headers.ContentDisposition?.FileName);
        Assert.True(response.Headers.Contains("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("fr", "fr-CA", "Attestation de réussite\u00A0: Un essai")]
    [InlineData("en", "en-CA", "Certificate of successful completion: A trial")]
    public async Task The_certificate_is_tagged_and_says_its_language_and_title(string lang, string language, string title)
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang={lang}");

        Assert.Contains("/MarkInfo<</Marked true>>", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains($"/Lang({language})", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains(title, pdf.Strings);
        Assert.All(
            ["H1", "H2", "P", "L", "LI", "Link", "Figure"],
            type => Assert.Contains($"/S/{type}/", pdf.Raw, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_code_to_scan_says_in_words_where_it_leads()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");

        var address = $"https://formation.exemple.ca/c/{credential.Code}";
        Assert.Contains($"Code QR qui mène à {address}", pdf.Strings);
        Assert.Contains($"/URI({address})", pdf.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leads_to_its_issuers_site_from_whichever_institutions_site_it_is_printed()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/i/cegep/c/{credential.Code}/pdf?lang=fr");

        Assert.Contains($"/URI(https://formation.exemple.ca/c/{credential.Code})", pdf.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_certificate_is_the_same_file()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var first = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");
        site.Time.Advance(TimeSpan.FromDays(400));

        var later = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");

        Assert.Equal(first.Bytes, later.Bytes);
    }

    [Fact]
    public async Task Every_letter_of_a_name_is_in_the_certificate()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync(("name", Accents));

        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");

        Assert.Empty(Accents.EnumerateRunes().Select(r => r.ToString()).Except(pdf.Characters));
        Assert.DoesNotContain(Accents, pdf.Strings);
    }
}
