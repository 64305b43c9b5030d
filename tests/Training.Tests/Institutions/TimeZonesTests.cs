using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Tests.Institutions;

/// <summary>Days begin and end where the institution is.</summary>
public sealed class TimeZonesTests
{
    // Midnight in Montréal; the evening before in Vancouver.
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_says_dates_as_they_are_where_its_institution_is()
    {
        using var site = new TrainingSite();
        site.Time.SetUtcNow(Moment);
        var west = await site.AddInstitutionAsync("ouest", "Collège de l’Ouest");
        await MoveAsync(site, west, "America/Vancouver");
        var member = await site.SignUpAdminAsync(west);
        var home = await site.SignUpWithRoleAsync(Training.Learners.Role.Admin);

        var there = await member.GetAsync("/i/ouest/institution/members");
        var here = await home.GetAsync("/institution/members");

        Assert.Contains("23 novembre 2026", there.Texts("tbody td"));
        Assert.Contains("24 novembre 2026", here.Texts("tbody td"));
    }

    [Fact]
    public async Task Work_outside_a_request_lives_by_the_clocks_of_the_institution_it_enters()
    {
        using var site = new TrainingSite();
        var west = await site.AddInstitutionAsync("ouest", "Collège de l’Ouest");
        await MoveAsync(site, west, "America/Vancouver");
        var entered = site.Services.GetRequiredService<InstitutionDirectory>().FindBySlug("ouest")!;

        var before = Moment.ToLocalDay();
        var within = await WorkAsync(site, entered);
        var after = Moment.ToLocalDay();

        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)), (before, within, after));
    }

    [Fact]
    public void An_hour_that_the_clocks_jump_over_is_no_failure()
    {
        var day = new DateOnly(2026, 3, 8);

        Assert.Equal(new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), day.AtLocalHour(2));
    }

    [Fact]
    public void Zones_that_people_look_for_come_first_and_none_is_twice()
    {
        Assert.Equal("America/St_Johns", TimeZones.All[0]);
        Assert.Contains("Europe/Paris", TimeZones.All);
        Assert.Equal(TimeZones.All.Count, TimeZones.All.Distinct().Count());
        Assert.Equal("America/Toronto (UTC−05:00)", TimeZones.Say("America/Toronto"));
    }

    private static async Task<DateOnly> WorkAsync(TrainingSite site, Institution institution)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(institution);
        await scope.ServiceProvider.GetRequiredService<TrainingDbContext>().Learners.CountAsync();
        return Moment.ToLocalDay();
    }

    private static async Task MoveAsync(TrainingSite site, Institution institution, string zone)
    {
        await site.InDatabaseAsync(db =>
            db.Set<Institution>().Where(i => i.Id == institution.Id).ExecuteUpdateAsync(c => c.SetProperty(i => i.TimeZone, zone))
        );
        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
    }
}
