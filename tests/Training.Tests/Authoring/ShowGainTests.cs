using System.Net;
using Training.Authoring;
using Training.Learners;
using Training.Tests.Quizzes;

namespace Training.Tests.Authoring;

/// <summary>What learners gain together, for those who write modules.</summary>
public sealed class ShowGainTests
{
    private const string Address = "/authoring/retours/avant/gain";

    [Fact]
    public async Task Under_ten_learners_nothing_is_shown()
    {
        using var site = new TrainingSite();
        for (var learner = 0; learner < 9; learner++)
            await GainAsync(await site.SignUpAsync(), "0");
        // Who writes the quiz is no tenth learner.
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await GainAsync(author, "0");

        var page = await author.GetAsync(Address);

        Assert.Equal(["C2 Protéger la confidentialité", "moins de 10", "–", "–", ""], page.Texts("tbody tr > *"));
        Assert.DoesNotContain("points", page.Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_ten_on_it_says_the_mean_gain_with_its_interval_and_nobody()
    {
        using var site = new TrainingSite();
        for (var learner = 0; learner < 10; learner++)
            await GainAsync(await site.SignUpAsync(), learner < 5 ? "0" : "1");
        var author = await site.SignUpWithRoleAsync(Role.Instructor);

        var page = await author.GetAsync(Address);

        // Five gain everything and five nothing: 50 ± 2.262 × 52.7 ÷ √10.
        Assert.Equal(["10", "+50 points", "de +12 à +88", ""], page.Texts("tbody td"));
        Assert.DoesNotContain("Tremblay", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("/authoring/retours/avant/gain", (await author.GetAsync("/authoring")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_authors_and_for_quizzes_with_a_pre_test()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync("/authoring/essai/bilan/gain")).Status);
        Assert.Contains("Personne n’a encore fait", (await author.GetAsync(Address)).Text("main"), StringComparison.Ordinal);
    }

    // The percentiles of Student’s table.
    [Theory]
    [InlineData(9, 2.262)]
    [InlineData(19, 2.093)]
    [InlineData(60, 2.000)]
    [InlineData(1_000, 1.962)]
    public void The_percentile_of_t_is_that_of_the_tables(int degrees, double percentile)
    {
        Assert.Equal(percentile, MeanGain.T975(degrees), 0.001);
    }

    private static async Task GainAsync(Browser browser, string answer)
    {
        var learner = await QuizTaker.EnrolAsync(browser, "retours/avant");
        await PreTestTests.SubmitAsync(learner, await PreTestTests.StartPreTestAsync(learner), "1");
        await PreTestTests.SubmitAsync(learner, await learner.StartAsync(), answer);
    }
}
