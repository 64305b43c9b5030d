using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content;
using Training.Credentials;
using Training.Credentials.Certificates;

namespace Training.Tests.Credentials;

/// <summary>A certificate as programs that aren’t ours find it: every word can be read, and nothing is wrong with the file.</summary>
public sealed partial class CertificateInOtherProgramsTests
{
    [Fact]
    public async Task Every_word_of_it_is_read()
    {
        var text = await Print(Credential()).AskAsync("pdftotext", "-layout", "FILE", "-");

        string[] expected =
        [
            "Attestation de réussite",
            .. CertificatePdfTests.Accents.Split(' '),
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
    public async Task Every_word_of_it_is_read_in_English()
    {
        var text = await Print(Credential(), Language.En).AskAsync("pdftotext", "-layout", "FILE", "-");

        string[] expected =
        [
            "Certificate of successful completion",
            .. CertificatePdfTests.Accents.Split(' '),
            "Keeping the thread, at a distance",
            "November 1, 2026",
            "C2",
            "Cégep de l’Estuaire",
            "7K3QD-2M4PA-XH8ZR-5TWVC-9NBE6G",
        ];
        Assert.All(expected, words => Assert.Contains(words, text.Replace('\u00A0', ' '), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task Nothing_is_found_wrong_with_it(Language language)
    {
        var said = await Print(Credential(), language).AskAsync("qpdf", "--check", "FILE");

        Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('W', 26)]
    [InlineData('i', 26)]
    [InlineData('M', 60)]
    [InlineData('W', 120)]
    public async Task A_name_in_one_word_that_is_wider_than_the_page_stays_on_it_whole(char letter, int times)
    {
        var name = new string(letter, times);
        var pdf = Print(Credential(name: name, competency: "Tenir jusqu’au bout"));

        var words = Words().Matches(await pdf.AskAsync("pdftotext", "-bbox", "FILE", "-"));

        Assert.Equal(name, string.Concat(words.Select(w => w.Groups["word"].Value).Where(w => w.All(c => c == letter) && w.Length > 1)));
        Assert.All(words, w => Assert.InRange(Number(w, "right"), 0, 612 - 60));
        Assert.InRange(Number(words.Single(w => w.Groups["word"].Value == "jusqu’au"), "bottom"), 300, 650);
        Assert.Contains("/Count 1", pdf.Raw, StringComparison.Ordinal);
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

        var last = Words().Matches(words).Single(m => m.Groups["word"].Value == "jusqu’au");
        Assert.InRange(Number(last, "bottom"), 400, 650);
        Assert.Contains("/Count 1", pdf.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Fr, "/Lang(en-CA)")]
    [InlineData(Language.En, "/Lang(fr-CA)")]
    public async Task A_page_in_two_languages_with_three_signatories_says_everything_in_both_and_nothing_is_wrong_with_it(
        Language language,
        string second
    )
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
        var pdf = Print(Credential(facts: facts), language);

        var text = (await pdf.AskAsync("pdftotext", "-layout", "FILE", "-")).Replace('\u00A0', ' ');
        var said = await pdf.AskAsync("qpdf", "--check", "FILE");

        string[] expected =
        [
            "Attestation de réussite",
            "Certificate of successful completion",
            "Garder le fil, à distance",
            "Keeping the thread, at a distance",
            "Reprendre après une coupure.",
            "Resume after a cut.",
            "Rose-Aimée Côté",
            "Paul Nadeau",
            "Responsable de la formation",
            "Head of training",
            "1,5 heure reconnue",
            "1.5 hours recognised",
        ];
        Assert.All(expected, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal);
        Assert.Contains(second, pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("/Count 1", pdf.Raw, StringComparison.Ordinal);
    }

    private static double Number(Match word, string side) => double.Parse(word.Groups[side].Value, CultureInfo.InvariantCulture);

    private static PrintedCertificate Print(Credential credential, Language language = Language.Fr) =>
        new(CertificatePdf.Write(credential, language, "https://formation.exemple.ca/c/" + credential.Code));

    private static Credential Credential(
        string name = CertificatePdfTests.Accents,
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

    [GeneratedRegex("xMax=\"(?<right>[0-9.]+)\" yMax=\"(?<bottom>[0-9.]+)\">(?<word>[^<]+)<")]
    private static partial Regex Words();
}
