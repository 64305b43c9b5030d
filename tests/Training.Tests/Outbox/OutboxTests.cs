using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using Training.Content;
using Training.Data;
using Training.Outbox;
using Training.Web.Letters;

namespace Training.Tests.Outbox;

/// <summary>Work outside the request: done once by one process, tried again when it fails, given up in sight.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task What_is_saved_is_done_at_once()
    {
        using var site = new TrainingSite();
        await AddAsync(site, "bonjour-1");

        Assert.Equal("Bonjour", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task What_is_asked_for_twice_is_done_once_then_and_later()
    {
        using var site = await AsleepAsync();

        var first = await AddAsync(site, "bonjour-1");
        var again = await AddAsync(site, "bonjour-1");
        await DoAsync(site);
        var later = await AddAsync(site, "bonjour-1");
        await DoAsync(site);

        Assert.Equal((true, false, false), (first, again, later));
        await site.Mail.NextAsync();
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task Nothing_is_done_before_its_time()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "demain", dueAt: site.Time.GetUtcNow().AddDays(1));

        await DoAsync(site);
        Assert.True(await site.Mail.IsEmptyAsync());
        site.Time.Advance(TimeSpan.FromDays(1));
        await DoAsync(site);

        Assert.NotNull(await site.Mail.NextAsync());
    }

    [Fact]
    public async Task What_it_held_cannot_be_read_in_the_database_and_is_gone_once_it_is_done()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "bonjour-1");

        var before = await OnlyAsync(site);
        await DoAsync(site);
        var after = await OnlyAsync(site);

        Assert.NotEqual("", before.Payload);
        Assert.DoesNotContain("exemple.ca", before.Payload, StringComparison.Ordinal);
        Assert.Equal(("", 1, null, null), (after.Payload, after.Tries, after.Problem, after.LeasedUntil));
        Assert.Equal(site.Time.GetUtcNow(), after.DoneAt);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_later_and_given_up_in_the_end()
    {
        using var site = await RefusingAsync();
        await AddAsync(site, "bonjour-1");

        var pauses = new List<TimeSpan>();
        for (var message = await TryAsync(site); message.DeadAt is null; message = await TryAsync(site))
        {
            pauses.Add(message.DueAt - site.Time.GetUtcNow());
            site.Time.Advance(pauses[^1] - TimeSpan.FromSeconds(1));
            Assert.Equal(message.Tries, (await TryAsync(site)).Tries);
            site.Time.Advance(TimeSpan.FromSeconds(1));
        }
        var dead = await OnlyAsync(site);
        site.Time.Advance(TimeSpan.FromDays(60));
        await DoAsync(site);

        Assert.Equal([1, 5, 30, 120, 360, 1440], pauses.Select(p => p.TotalMinutes));
        Assert.Equal((7, null), (dead.Tries, dead.DoneAt));
        Assert.Equal(7, (await OnlyAsync(site)).Tries);
        Assert.Single(site.Log.Errors);
    }

    [Fact]
    public async Task What_went_wrong_is_told_without_the_address()
    {
        using var site = await RefusingAsync();
        await AddAsync(site, "bonjour-1");

        var message = await TryAsync(site);

        Assert.Equal("IOException, SocketException ConnectionRefused", message.Problem);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("amelie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_that_cannot_be_written_to_is_told_without_it()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "bonjour-1", to: "amelie@@exemple.ca>");

        await DoAsync(site);

        Assert.Equal("UnreadableAddress", (await OnlyAsync(site)).Problem);
    }

    [Fact]
    public async Task One_letter_that_fails_holds_up_no_other()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "a", to: "@@");
        await AddAsync(site, "b");

        await DoAsync(site);

        Assert.NotNull(await site.Mail.NextAsync());
    }

    [Fact]
    public async Task Two_sites_on_one_database_do_each_job_once()
    {
        using var one = await AsleepAsync();
        using var two = await AsleepAsync(on: one);
        for (var n = 0; n < 40; n++)
            await AddAsync(one, $"bonjour-{n}", to: $"personne{n}@exemple.ca");

        await Task.WhenAll(DoAsync(one), DoAsync(two), DoAsync(one), DoAsync(two));

        var sent = new[] { one, two }.SelectMany(site => site.Mail.TakeAll()).Select(letter => letter.To.ToString()).ToList();
        Assert.Equal(40, sent.Count);
        Assert.Equal(40, sent.Distinct().Count());
        Assert.True(await one.InDatabaseAsync(db => db.Set<OutboxMessage>().AllAsync(m => m.DoneAt != null && m.Tries == 1)));
    }

    [Fact]
    public async Task What_a_process_began_before_it_died_another_does_when_its_lease_is_over()
    {
        using var one = await AsleepAsync();
        using var two = await AsleepAsync(on: one);
        await AddAsync(one, "bonjour-1");
        await ClaimAsync(one);

        await DoAsync(two);
        Assert.True(await two.Mail.IsEmptyAsync());
        two.Time.Advance(TimeSpan.FromMinutes(5));
        await DoAsync(two);

        Assert.NotNull(await two.Mail.NextAsync());
    }

    [Fact]
    public async Task Whoever_was_thought_dead_says_nothing_over_the_one_who_took_over()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "bonjour-1");
        var slow = await ClaimAsync(site);
        site.Time.Advance(TimeSpan.FromMinutes(6));
        var quick = await ClaimAsync(site);

        await WithClaimsAsync(site, claims => claims.FailAsync(slow, "Slow", default));
        Assert.Null((await OnlyAsync(site)).Problem);
        await WithClaimsAsync(site, claims => claims.FinishAsync(quick, default));

        Assert.NotNull((await OnlyAsync(site)).DoneAt);
    }

    [Fact]
    public async Task What_takes_every_process_down_is_not_begun_for_ever()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "bonjour-1");
        for (var n = 0; n <= ClaimOutbox.Steps.Count; n++)
        {
            await ClaimAsync(site);
            site.Time.Advance(TimeSpan.FromMinutes(6));
        }

        await DoAsync(site);

        var message = await OnlyAsync(site);
        Assert.NotNull(message.DeadAt);
        Assert.Equal("Interrupted", message.Problem);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task What_this_process_knows_nothing_of_is_left_to_others()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "nouveau-1", kind: "new-kind");

        await DoAsync(site);

        Assert.Equal((0, null), ((await OnlyAsync(site)).Tries, (await OnlyAsync(site)).Problem));
    }

    [Fact]
    public async Task A_letter_that_someone_waits_for_goes_before_those_to_whole_cohorts()
    {
        using var site = await AsleepAsync();
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        for (var n = 0; n < 3; n++)
            await AddAsync(site, $"cohorte-{n}");
        site.Time.Advance(TimeSpan.FromSeconds(10));
        await ForgetPasswordAsync(site, "amelie@exemple.ca");

        await DoAsync(site);

        Assert.Equal("Choisir un nouveau mot de passe", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task What_was_done_is_kept_for_a_month_and_what_was_not_for_good()
    {
        using var site = await AsleepAsync();
        await AddAsync(site, "fait");
        await DoAsync(site);
        await AddAsync(site, "mort", to: "@@");
        await TryAsync(site);

        site.Time.Advance(TimeSpan.FromDays(30));
        await WithClaimsAsync(site, claims => claims.ForgetAsync(default));
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<OutboxMessage>().CountAsync()));
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await WithClaimsAsync(site, claims => claims.ForgetAsync(default));

        Assert.Equal("mort", (await OnlyAsync(site)).Key);
    }

    [Fact]
    public async Task A_letter_about_an_account_survives_the_process_that_was_asked_for_it()
    {
        using var other = await AsleepAsync();
        using (var site = await AsleepAsync(on: other))
        {
            await site.AddLearnerAsync(email: "amelie@exemple.ca");
            await ForgetPasswordAsync(site, "amelie@exemple.ca");
        }

        await DoAsync(other);

        Assert.StartsWith("/account/reset-password?", await other.Mail.NextLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_new_password_does_the_same_whether_or_not_there_is_an_account()
    {
        using var site = await AsleepAsync();
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        await ForgetPasswordAsync(site, "premiere@exemple.ca");

        var known = await site.Sql.DuringAsync(() => ForgetPasswordAsync(site, "amelie@exemple.ca"));
        var unknown = await site.Sql.DuringAsync(() => ForgetPasswordAsync(site, "personne@exemple.ca"));
        await DoAsync(site);

        Assert.NotEmpty(known);
        Assert.Equal(known, unknown);
        Assert.Equal("amelie@exemple.ca", (await site.Mail.NextAsync()).To.ToString());
        Assert.True(await site.Mail.IsEmptyAsync());
        Assert.True(await site.InDatabaseAsync(db => db.Set<OutboxMessage>().AllAsync(m => m.DoneAt != null && m.Payload == "")));
    }

    [Fact]
    public async Task A_letter_leads_to_the_institution_where_it_was_asked_for_by_its_own_host_name_too()
    {
        using var site = await AsleepAsync(publicUrl: "https://formation.example");
        await site.AddInstitutionAsync("cegep", "Cégep du Large", host: "cegep.example");
        await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var visitor = site.Visit();
        visitor.Client.DefaultRequestHeaders.Host = "cegep.example";

        await ForgetPasswordAsync(visitor, "amelie@exemple.ca");
        await ForgetPasswordAsync(site.Visit(), "amelie@exemple.ca", at: "/i/ordre");
        await DoAsync(site);

        var letters = new[] { await site.Mail.NextAsync(), await site.Mail.NextAsync() };
        Assert.Contains("https://cegep.example/account/reset-password?", letters[0].TextBody!, StringComparison.Ordinal);
        Assert.Contains("Cégep du Large", letters[0].TextBody!, StringComparison.Ordinal);
        Assert.Contains("https://formation.example/i/ordre/account/reset-password?", letters[1].TextBody!, StringComparison.Ordinal);
    }

    /// <summary>A site that does what is due only when a test says so.</summary>
    internal static async Task<TrainingSite> AsleepAsync(
        TrainingSite? on = null,
        Action<IServiceCollection>? substitute = null,
        string? publicUrl = null
    )
    {
        var site = new TrainingSite { Substitute = substitute };
        if (on is not null)
            site.Settings["ConnectionStrings:Training"] = on.Database.ConnectionString;
        if (publicUrl is not null)
            site.Settings["Training:PublicUrl"] = publicUrl;
        await site.Services.GetRequiredService<EmptyOutbox>().StopAsync(default);
        return site;
    }

    internal static Task DoAsync(TrainingSite site) => site.Services.GetRequiredService<EmptyOutbox>().DoDueAsync(default);

    /// <summary>Asks for a letter, as a page would.</summary>
    internal static async Task<bool> AddAsync(
        TrainingSite site,
        string key,
        string to = "amelie@exemple.ca",
        string kind = OutboxLetter.Kind,
        DateTimeOffset? dueAt = null
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        var letter = new OutboxLetter(to, Language.Fr, "Bonjour", "Bonjour Amélie,", ["Voici."], "Voir", "https://localhost/", "L’équipe");
        var added = await scope.ServiceProvider.GetRequiredService<AddToOutbox>().AddAsync(kind, key, letter, dueAt);
        await scope.ServiceProvider.GetRequiredService<TrainingDbContext>().SaveChangesAsync();
        return added;
    }

    internal static Task<TrainingSite> RefusingAsync() =>
        AsleepAsync(substitute: services => services.Replace(ServiceDescriptor.Singleton<ILetterCarrier>(new RefusingCarrier())));

    private static async Task<OutboxMessage> TryAsync(TrainingSite site)
    {
        await DoAsync(site);
        return await site.InDatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Id).LastAsync());
    }

    private static Task<OutboxMessage> OnlyAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

    private static Task<OutboxClaim> ClaimAsync(TrainingSite site) =>
        WithClaimsAsync(
            site,
            async claims =>
            {
                var claim = Assert.Single(await claims.FindAsync(default));
                Assert.True(await claims.ClaimAsync(claim, default));
                return claim;
            }
        );

    private static async Task<T> WithClaimsAsync<T>(TrainingSite site, Func<ClaimOutbox, Task<T>> use)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<ClaimOutbox>());
    }

    private static Task<bool> WithClaimsAsync(TrainingSite site, Func<ClaimOutbox, Task> use) =>
        WithClaimsAsync(
            site,
            async claims =>
            {
                await use(claims);
                return true;
            }
        );

    private static Task ForgetPasswordAsync(TrainingSite site, string email) => ForgetPasswordAsync(site.Visit(), email);

    private static async Task ForgetPasswordAsync(Browser visitor, string email, string at = "")
    {
        var form = await visitor.GetAsync(at + "/account/forgot-password");
        await visitor.SubmitAsync(form, at + "/account/forgot-password", ("email", email));
    }

    private sealed class RefusingCarrier : ILetterCarrier
    {
        public Task CarryAsync(MimeMessage message, CancellationToken ct) =>
            throw new IOException($"550 no such mailbox: {message.To}", new SocketException((int)SocketError.ConnectionRefused));
    }
}
