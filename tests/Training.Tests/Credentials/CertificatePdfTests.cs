using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content;
using Training.Credentials;
using Training.Credentials.Certificates;

namespace Training.Tests.Credentials;

public sealed partial class CertificatePdfTests
{
    /// <summary>Every letter and sign of French, and letters of names.</summary>
    private const string Accents = "Àâäæçéèêëîïôöœùûüÿ ÇÉÈŒŸ «’—» Nguyễn Łukasz Ñandú Šimić";

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

    [Fact]
    public async Task Other_programs_read_every_word_of_it()
    {
        var pdf = Print(Credential());

        var text = await pdf.AskAsync("pdftotext", "-layout", "FILE", "-");

        string[] expected =
        [
            "Attestation de réussite",
            .. Accents.Split(' '),
            "« Garder le fil, à distance »",
            "1,5 h",
            "1er novembre 2026",
            "C2",
            "Cégep de l’Estuaire",
            "Code : 7K3QD-2M4PA-XH8ZR-5TWVC-9NBE6G",
            "elle ne constitue pas une reconnaissance par un ordre professionnel",
        ];
        Assert.All(expected, words => Assert.Contains(words, text.Replace('\u00A0', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_programs_find_nothing_wrong_with_it()
    {
        var said = await Print(Credential()).AskAsync("qpdf", "--check", "FILE");

        Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_much_there_is_to_say_it_stays_above_the_signature()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("revenir au lieu dès que quelque chose change", 4));
        var pdf = Print(
            Credential(
                name: string.Concat(Enumerable.Repeat("Marie-Ève ", 12)).Trim(),
                title: sentence,
                objectives: [.. Enumerable.Repeat(sentence, 8)],
                competency: "Tenir jusqu’au bout"
            )
        );

        var words = await pdf.AskAsync("pdftotext", "-bbox", "FILE", "-");

        var last = Bottom().Matches(words).Single(m => m.Groups["word"].Value == "jusqu’au");
        Assert.InRange(double.Parse(last.Groups["bottom"].Value, CultureInfo.InvariantCulture), 400, 650);
        Assert.Contains("/Count 1", pdf.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_two_languages_with_three_signatories_says_everything_in_both_and_nothing_is_wrong_with_it()
    {
        var credential = Credential();
        var facts = credential.Facts with
        {
            IsBilingual = true,
            Signatories =
            [
                new("Rose-Aimée Côté", new("Registraire", "Registrar")),
                new("Paul Nadeau", new("Direction des études", "Academic dean")),
                new("Zoé Lévesque", new("Responsable de la formation", "Head of training")),
            ],
            Recognitions = [new("Ordre des vigies", "OV-12", new(2026, 1, 1), null, new("1,5 heure reconnue", "1.5 hours recognised"))],
        };
        var pdf = Print(Credential(facts: facts));

        var text = (await pdf.AskAsync("pdftotext", "-layout", "FILE", "-")).Replace('\u00A0', ' ');
        var said = await pdf.AskAsync("qpdf", "--check", "FILE");

        string[] expected =
        [
            "Attestation de réussite",
            "Certificate of successful completion",
            "« Garder le fil, à distance »",
            "Keeping the thread, at a distance",
            "Reprendre après une coupure.",
            "Resume after a cut.",
            "Rose-Aimée Côté",
            "Paul Nadeau",
            "Responsable de la formation",
            "1,5 heure reconnue",
            "1.5 hours recognised",
        ];
        Assert.All(expected, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal);
        Assert.Contains("/Lang(en-CA)", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("/Count 1", pdf.Raw, StringComparison.Ordinal);
    }

    private static PrintedCertificate Print(Credential credential) =>
        new(CertificatePdf.Write(credential, Language.Fr, "https://formation.exemple.ca/c/" + credential.Code));

    private static Credential Credential(
        string name = Accents,
        string title = "Garder le fil, à distance",
        string[]? objectives = null,
        string competency = "Assurer l’accès",
        CertifiedFacts? facts = null
    ) =>
        new()
        {
            Code = "7K3QD2M4PAXH8ZR5TWVC9NBE6G",
            CompletionId = Guid.Empty,
            LearnerId = Guid.Empty,
            HolderName = name,
            Kind = CredentialKind.Success,
            Module = "fil",
            ContentHash = "",
            Language = Language.Fr,
            Hours = 1.5m,
            StartedAt = new(2026, 11, 1, 14, 0, 0, TimeSpan.Zero),
            CompletedAt = new(2026, 11, 12, 14, 0, 0, TimeSpan.Zero),
            IssuedAt = new(2026, 11, 13, 14, 0, 0, TimeSpan.Zero),
            Facts =
                facts
                ?? new(
                    new(title, "Keeping the thread, at a distance"),
                    "1.0.0",
                    new(objectives ?? ["Reprendre après une coupure."], ["Resume after a cut."]),
                    [new("C2", new(competency, "Access"))],
                    [LearningMode.Reading, LearningMode.Simulation],
                    [new(LearningMode.Simulation, new("La ligne coupe", "The line drops"), 0.7)],
                    new("Cégep de l’Estuaire", "Rimouski (Québec)", "formation@exemple.ca", "Camille Bélanger-Ouellet", "Direction")
                ),
        };

    [GeneratedRegex("yMax=\"(?<bottom>[0-9.]+)\">(?<word>[^<]+)<")]
    private static partial Regex Bottom();
}
