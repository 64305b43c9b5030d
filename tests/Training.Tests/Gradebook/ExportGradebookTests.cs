using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Training.Progress;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>The gradebook, taken away.</summary>
public sealed class ExportGradebookTests
{
    [Fact]
    public async Task In_French_fields_are_parted_by_semicolons_and_numbers_have_a_comma()
    {
        using var site = new TrainingSite();
        var cohort = await WithAbelAsync(site);

        var (lines, bom, name) = await CsvAsync(cohort);

        Assert.True(bom);
        Assert.Equal("carnet-de-notes-2026-11-23.csv", name);
        Assert.StartsWith("Nom de famille;Prénom;Courriel;Groupe;Un essai – Bilan (%);", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Abel;Zoé;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";2;82,5;;;1;82,5;En cours;;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_fields_are_parted_by_commas_and_numbers_have_a_point()
    {
        using var site = new TrainingSite();
        var cohort = await WithAbelAsync(site);
        await cohort.Instructor.GetAsync("/language/en?return=~/modules");

        var (lines, bom, name) = await CsvAsync(cohort);

        // Without it Excel reads accents as something else, in either language.
        Assert.True(bom);
        Assert.Equal("gradebook-2026-11-23.csv", name);
        Assert.StartsWith("Family name,Given name,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",2,82.5,,,1,82.5,Underway,,", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public async Task No_name_is_taken_for_a_formula(string name)
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"]);
        await cohort.SeatAsync("Zoé", name);

        var (lines, _, _) = await CsvAsync(cohort);
        var cell = (await SheetAsync(cohort, "sheet1")).Descendants().First(c => (string?)c.Attribute("r") == "A2");

        Assert.StartsWith("\"'" + name[0], lines[1], StringComparison.Ordinal);
        Assert.Equal("str", (string?)cell.Attribute("t"));
        Assert.Equal(name, cell.Value);
        Assert.DoesNotContain(cell.Elements(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task The_workbook_has_scores_as_numbers_and_the_trace_of_overrides()
    {
        using var site = new TrainingSite();
        var cohort = await WithAbelAsync(site);
        var learner = await cohort.SeatAsync("Yan", "Boivin");
        var cell = $"{cohort.Home}/gradebook/{learner.Id}/essai/bilan";
        await cohort.Instructor.SubmitAsync(await cohort.Instructor.GetAsync(cell), cell, ("score", "60"), ("reason", "Oral"));

        var scores = await SheetAsync(cohort, "sheet1");
        var trace = await SheetAsync(cohort, "sheet2");

        string?[] names = ["Nom de famille", "Abel", "Boivin"];
        Assert.Equal(names, new[] { "A1", "A2", "A3" }.Select(at => Cell(scores, at)));
        Assert.Equal("0.825", Cell(scores, "E2"));
        Assert.Equal("0.6", Cell(scores, "E3"));
        Assert.Equal(
            ["Boivin", "Yan", "Un essai", "Bilan", "0.6", "Oral", "Denise Roy"],
            "ABCDEFG".Select(column => Cell(trace, column + "2"))
        );
    }

    [Fact]
    public async Task The_export_says_what_was_late_and_what_was_overridden()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"], due: site.Time.GetUtcNow().AddDays(1));
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var cell = $"{cohort.Home}/gradebook/{learner.Id}/essai/bilan";
        await cohort.RecordAsync(learner, "essai/lire", (Verb.Completed, null));
        await cohort.RecordAsync(learner, "essai/limite", (Verb.Passed, 1));
        await cohort.RecordAsync(learner, "essai/minute", (Verb.Passed, 1));
        await cohort.Instructor.SubmitAsync(await cohort.Instructor.GetAsync(cell), cell, ("score", "60"), ("reason", "Oral"));
        site.Time.Advance(TimeSpan.FromDays(2));

        var (lines, _, _) = await CsvAsync(cohort);

        Assert.EndsWith(";En retard;;Un essai – Bilan;Un essai – Bilan", lines[1], StringComparison.Ordinal);
    }

    private static async Task<TaughtCohort> WithAbelAsync(TrainingSite site)
    {
        var cohort = await TaughtCohort.OfAsync(site, ["essai"]);
        var learner = await cohort.SeatAsync("Zoé", "Abel", group: 2);
        await cohort.RecordAsync(learner, "essai/lire", (Verb.Completed, null));
        await cohort.RecordAsync(learner, "essai/bilan", (Verb.Passed, 0.825));
        return cohort;
    }

    private static async Task<(string[] Lines, bool HasBom, string? Name)> CsvAsync(TaughtCohort cohort)
    {
        using var response = await cohort.Instructor.Client.GetAsync(new Uri($"{cohort.Home}/gradebook.csv", UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        return (
            text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries),
            text.StartsWith('\uFEFF'),
            response.Content.Headers.ContentDisposition?.FileName
        );
    }

    private static async Task<XElement> SheetAsync(TaughtCohort cohort, string sheet)
    {
        var file = await cohort.Instructor.Client.GetStreamAsync(new Uri($"{cohort.Home}/gradebook.xlsx", UriKind.Relative));
        using var workbook = new ZipArchive(file);
        await using var part = await workbook.GetEntry($"xl/worksheets/{sheet}.xml")!.OpenAsync();
        return await XElement.LoadAsync(part, LoadOptions.None, CancellationToken.None);
    }

    private static string? Cell(XElement sheet, string at) =>
        sheet.Descendants().FirstOrDefault(c => (string?)c.Attribute("r") == at)?.Value;
}
