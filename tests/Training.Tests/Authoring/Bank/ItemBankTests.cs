using System.Net;
using AngleSharp.Html.Dom;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Bank;

/// <summary>An author finds items in all that is published, and takes one into a quiz of their own.</summary>
public sealed class ItemBankTests : IDisposable
{
    private const string Address = "/authoring/bank";
    private readonly TrainingSite site = new();

    [Theory]
    [InlineData("?q=ECRIVEZ")]
    [InlineData("?kind=Open")]
    [InlineData("?module=sortes&level=n1&competency=C2&kind=Order")]
    public async Task What_is_looked_for_is_found_without_accents_or_capitals(string query)
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var all = await author.GetAsync(Address);
        var found = await author.GetAsync(Address + query);

        Assert.InRange(found.Document.QuerySelectorAll(".bank > li").Length, 1, all.Document.QuerySelectorAll(".bank > li").Length - 1);
    }

    [Fact]
    public async Task Nothing_found_says_so_and_a_page_past_the_last_is_the_last()
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var none = await author.GetAsync(Address + "?q=zzzz");
        var far = await author.GetAsync(Address + "?page=999&kind=rien&level=9");

        Assert.Contains("0 item", none.Html, StringComparison.Ordinal);
        Assert.NotEmpty(far.Document.QuerySelectorAll(".bank > li"));
    }

    [Fact]
    public async Task An_item_taken_stands_in_the_quiz_once_and_the_quiz_holds()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan", "Check");
        var before = await drafted.FileAsync("bilan.quiz.md");
        var page = await drafted.Author.GetAsync(Address + "?kind=Single");
        var button = (IHtmlButtonElement)page.Document.QuerySelector("button[name=item]")!;

        var taken = await drafted.Author.SubmitAsync(button);
        await drafted.Author.SubmitAsync(button);

        var after = await drafted.FileAsync("bilan.quiz.md");
        Assert.Equal($"{DraftedModule.Home}/files/bilan.quiz.md", taken.Path);
        Assert.StartsWith(before.TrimEnd(), after, StringComparison.Ordinal);
        Assert.Equal(1 + before.Split("\n## ").Length, after.Split("\n## ").Length);
        Assert.DoesNotContain("class=\"error\"", taken.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_taken_nor_taken_into()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan");

        var without = await drafted.Author.PostAsync(Address + "/reuse", Address, ("item", "rien/rien#rien"), ("target", "relances/bilan"));
        var nowhere = await drafted.Author.PostAsync(
            Address + "/reuse",
            Address,
            ("item", "essai/bilan#lieu"),
            ("target", "relances/rien")
        );

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (without.Status, nowhere.Status));
    }

    public void Dispose() => site.Dispose();
}
