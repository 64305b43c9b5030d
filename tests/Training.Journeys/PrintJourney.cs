using Training.Content.Lessons;

namespace Training.Journeys;

/// <summary>What people print, on the paper used here.</summary>
public sealed class PrintJourney(Stage stage)
{
    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task A_job_aid_fits_on_the_two_sides_of_a_sheet(Language language)
    {
        var tooLong = new List<string>();
        await using var learner = await stage.VisitAsync(language);
        await learner.SignUpAsync();

        foreach (var module in Shipped.Content.Modules)
        {
            await learner.EnrolAsync(module);
            foreach (var aid in module.Activities.OfType<Aid>())
            {
                await learner.OpenAsync($"/modules/{aid.Id}");
                await Expect(learner.Title).ToHaveTextAsync(aid.Title.In(language));
                if (await HasPageAsync(learner.Page, 3))
                    tooLong.Add($"{aid.Id}");
            }
        }

        Assert.Empty(tooLong);
    }

    private static async Task<bool> HasPageAsync(IPage page, int number)
    {
        try
        {
            await page.PdfAsync(new() { Format = "Letter", PageRanges = $"{number}" });
            return true;
        }
        catch (PlaywrightException refused) when (refused.Message.Contains("exceeds page count", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
