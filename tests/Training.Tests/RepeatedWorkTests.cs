namespace Training.Tests;

/// <summary>What every process of the site does again and again.</summary>
public sealed class RepeatedWorkTests
{
    [Fact]
    public async Task A_machine_that_slept_for_a_day_makes_up_for_no_turn_that_was_missed()
    {
        using var site = new TrainingSite();
        await site.Visit().GetAsync("/");

        var commands = await site.Sql.DuringAsync(() =>
        {
            site.Time.Advance(TimeSpan.FromDays(1));
            return Task.CompletedTask;
        });

        // Each of them has one turn, of a few queries; those that were missed are thousands.
        Assert.InRange(commands.Count, 0, 50);
    }
}
