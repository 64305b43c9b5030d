using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Learners;
using Training.Privacy.WhoSees;
using Training.Tests.Reports;

namespace Training.Tests.Privacy;

/// <summary>The register of who may see what says what the pages do.</summary>
public sealed class WhoSeesTests
{
    // A page of a role lies here; elsewhere, the register is to be looked at again.
    private static readonly Dictionary<string, string> Homes = new()
    {
        [TrainingPolicies.Instructor] = "/teaching",
        [TrainingPolicies.Author] = "/authoring",
        [TrainingPolicies.Admin] = "/institution",
        [TrainingPolicies.Operator] = "/operations",
    };

    [Theory]
    [InlineData(Role.Instructor)]
    [InlineData(Role.Author)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Operator)]
    public async Task Each_role_opens_what_the_register_says_and_nothing_else(Role role)
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var learner = await site.AddLearnerAsync("Zénobie", "Lavigueur");
        await cohort.SeatAsync(learner.Id);
        await site.SignInAsync(learner.Email!);
        var reader = role == Role.Instructor ? cohort.Instructor : await site.SignUpWithRoleAsync(role);

        var opened = new List<string>();
        foreach (var sight in Sights.All.Where(s => s.Page is not null))
        {
            var address = sight
                .Page!.Replace("{offering}", cohort.Id.ToString(), StringComparison.Ordinal)
                .Replace("{learner}", learner.Id.ToString(), StringComparison.Ordinal)
                .Replace("{quiz}", "sortes/toutes", StringComparison.Ordinal);
            if ((await reader.GetAsync(address)).Status == HttpStatusCode.OK)
                opened.Add(sight.Data);
        }

        Assert.Equal(Sights.All.Where(s => s.Page is not null && s.Roles.Contains(role)).Select(s => s.Data), opened);
    }

    [Fact]
    public void Every_page_of_a_role_lies_where_the_register_looks()
    {
        using var site = new TrainingSite();

        var elsewhere =
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true
            let policy = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault()
            where policy is not null && Homes.ContainsKey(policy)
            where !("/" + endpoint.RoutePattern.RawText!.TrimStart('/')).StartsWith(Homes[policy], StringComparison.Ordinal)
            select endpoint.RoutePattern.RawText;

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void The_documentation_has_the_same_table()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "privacy.md")).ReplaceLineEndings("\n");

        Assert.Contains(ShowWhoSees.ToMarkdown(Language.En), document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anyone_reads_it()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/privacy/who-sees-what");

        Assert.Equal(Sights.All.Count, page.Texts("tbody tr").Count);
        Assert.Contains("Journal OuiNonNonNonNonNonNon", page.Texts("tbody tr"));
    }
}
