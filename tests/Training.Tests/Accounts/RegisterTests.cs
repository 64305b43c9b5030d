using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Training.Tests.Accounts;

public sealed class RegisterTests
{
    [Fact]
    public async Task A_visitor_registers_confirms_the_address_and_signs_in()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        await RegisterAsync(visitor, "amelie@exemple.ca");
        var confirm = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        var signIn = await visitor.SubmitAsync(confirm, "/account/confirm");
        var landed = await visitor.SubmitAsync(
            signIn,
            "/account/sign-in",
            ("email", "amelie@exemple.ca"),
            ("password", TrainingSite.Password)
        );

        Assert.Equal("/", landed.Path);
        Assert.Equal("Amélie", landed.Text("details.menu summary"));
    }

    private static async Task<Page> RegisterAsync(Browser visitor, string email)
    {
        var form = await visitor.GetAsync("/account/register");
        return await visitor.SubmitAsync(
            form,
            "/account/register",
            ("givenName", "Amélie"),
            ("familyName", "Tremblay"),
            ("email", email),
            ("password", TrainingSite.Password)
        );
    }
}
