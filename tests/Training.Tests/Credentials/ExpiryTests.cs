using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Credentials;
using Training.Credentials.Expiry;
using Training.Credentials.Templates;
using Training.Learners;

namespace Training.Tests.Credentials;

/// <summary>What lasts for a time reminds its holder of it, and is renewed.</summary>
public sealed class ExpiryTests
{
    [Fact]
    public async Task Its_holder_is_told_once_ninety_thirty_and_seven_days_before()
    {
        using var site = Site();
        var credential = await LastingAsync(site, await Graduate.OfAsync(site, language: Language.En), days: 100);

        var (told, keys) = (new List<int>(), new HashSet<string>());
        for (var day = 0; day < 105; day++)
        {
            for (var twice = 0; twice < 2; twice++)
                await site.Services.GetRequiredService<RemindOfExpiry>().RemindAsync(CancellationToken.None);
            // What is done long ago is deleted from the outbox.
            told.AddRange((await KeysAsync(site, credential)).Where(keys.Add).Select(_ => 100 - day));
            site.Time.Advance(TimeSpan.FromDays(1));
        }
        var letter = await site.Mail.NextAsync();

        Assert.Equal([90, 30, 7], told);
        Assert.Equal("Your certificate expires soon: A trial", letter.Subject);
        Assert.Contains($"https://formation.example/credentials#{credential.Code}", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("is valid until March 3, 2027", letter.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CredentialState.Revoked, null)]
    [InlineData(CredentialState.Suspended, null)]
    [InlineData(CredentialState.Issued, "7K3QD2M4PAXH8ZR5TWVC9NBE6G")]
    public async Task What_does_not_stand_reminds_of_nothing(CredentialState state, string? successor)
    {
        using var site = Site();
        var credential = await LastingAsync(site, await Graduate.OfAsync(site), days: 30);
        await site.InDatabaseAsync(db =>
            db.Set<Credential>()
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.State, state).SetProperty(c => c.SupersededBy, successor))
        );

        await site.Services.GetRequiredService<RemindOfExpiry>().RemindAsync(CancellationToken.None);

        Assert.Empty(await KeysAsync(site, credential));
    }

    [Fact]
    public async Task A_renewed_one_takes_its_place_for_as_long_as_the_template_says_and_twice_is_once()
    {
        using var site = Site();
        var learner = await Graduate.OfAsync(site);
        var credential = await LastingAsync(site, learner, days: 30);
        site.Time.Advance(TimeSpan.FromDays(40));
        await site.InDatabaseAsync(db =>
        {
            db.Add(new CredentialTemplate { Target = "", ValidMonths = 12 });
            return db.SaveChangesAsync();
        });
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var address = $"/registrar/credentials/{credential.Code}";
        var form = await registrar.GetAsync(address);

        var done = await registrar.SubmitAsync(form, address + "/renewed");
        var again = await registrar.SubmitAsync(form, address + "/renewed");
        var all = (await learner.CredentialsAsync()).OrderBy(c => c.Revision).ToList();
        var before = await site.Visit().GetAsync($"/c/{credential.Code}");

        Assert.Equal(done.Address, again.Address);
        Assert.Equal(2, all.Count);
        Assert.Equal(site.Time.GetUtcNow().AddMonths(12), all[1].ExpiresAt);
        Assert.Equal(all[1].Code, all[0].SupersededBy);
        Assert.True(done.Has(".standing.issued"));
        Assert.True(before.Has(".standing.superseded"));
    }

    [Fact]
    public async Task What_has_no_end_or_fell_is_not_renewed()
    {
        using var site = Site();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var address = $"/registrar/credentials/{credential.Code}";

        var page = await registrar.GetAsync(address);
        var refused = await registrar.PostAsync(address + "/renewed", address);

        Assert.False(page.Has($"form[action='{address}/renewed']"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Single(await learner.CredentialsAsync());
    }

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = "https://formation.example" } };

    private static async Task<Credential> LastingAsync(TrainingSite site, Graduate learner, int days)
    {
        var credential = await learner.AwardAsync();
        var end = site.Time.GetUtcNow().AddDays(days);
        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.ExpiresAt, end)));
        return credential;
    }

    private static async Task<List<string>> KeysAsync(TrainingSite site, Credential credential)
    {
        var keys = await site.InDatabaseAsync(db => db.Set<Training.Outbox.OutboxMessage>().Select(m => m.Key).ToListAsync());
        return [.. keys.Where(k => k.StartsWith($"credential-expiry/{credential.Id:N}", StringComparison.Ordinal))];
    }
}
