using System.Net;

namespace Training.Tests.Accounts;

/// <summary>Neither an answer nor a limit says who has an account.</summary>
public sealed class AccountLimitsTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    [Theory]
    [InlineData("/account/register")]
    [InlineData("/account/forgot-password")]
    public async Task An_address_asked_for_too_often_has_to_wait_whether_or_not_it_has_an_account(string path)
    {
        var known = await site.AddLearnerAsync();

        var (first, last) = await AskAsync(path, known.Email!);
        var (unknownFirst, unknownLast) = await AskAsync(path, $"inconnue{path.Length}@exemple.ca");

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Equal(last.Status, unknownLast.Status);
        Assert.Equal(path + "/sent", first.Path);
        Assert.Equal((first.Path, first.Document.Body!.TextContent), (unknownFirst.Path, unknownFirst.Document.Body!.TextContent));
    }

    private async Task<(Page First, Page Last)> AskAsync(string path, string email)
    {
        var visitor = site.Visit();
        var form = await visitor.GetAsync(path);
        (string, string)[] fields = path.EndsWith("register", StringComparison.Ordinal)
            ? [("givenName", "Zoé"), ("familyName", "Roy"), ("email", email), ("password", TrainingSite.Password)]
            : [("email", email)];
        var first = await visitor.SubmitAsync(form, path, fields);
        for (var i = 0; i < 9; i++)
            await visitor.SubmitAsync(form, path, fields);
        return (first, await visitor.SubmitAsync(form, path, fields));
    }
}
