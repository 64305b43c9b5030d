using Training.Content.Editing;
using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>A playthrough whose session was rewritten finds its way again, all at once.</summary>
public sealed class TrialMendingTests
{
    public static TheoryData<string> Shipped => [.. Session.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_playthrough_that_fits_has_nothing_to_mend(string name)
    {
        var (session, file) = Read(name);

        foreach (var trial in file.Trials)
        {
            var mending = TrialMending.Of(trial, session.Scenario, session.Shared);

            Assert.Empty(mending.Misfits);
            Assert.True(mending.Walked.Fits);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Choices_in_other_words_are_found_again_by_where_they_lead(string name)
    {
        var (session, file) = Read(name);

        foreach (var trial in file.Trials)
        {
            // Two of its choices are said in words that are in none, as when a session is rewritten.
            var walked = trial.Walk(session.Scenario, session.Shared);
            var chosen = walked.Steps.Index().Where(s => s.Item.Chosen is not null).Take(2).Select(s => s.Index).ToList();
            var departs = chosen.Aggregate(file, (now, i) => now.WithStep(now.Trials[trial.Index], i, TrialText.Words($"zzz {i}"))!);

            var mending = TrialMending.Of(departs.Trials[trial.Index], session.Scenario, session.Shared);

            Assert.True(mending.Walked.Fits);
            Assert.Equal(chosen, mending.Misfits.Select(m => m.Index));
            Assert.All(trial.Expected.Where(e => e.Key == "ending"), e => Assert.Equal(e.Value, mending.Walked.Actual(e.Key)));
            var mended = departs.Mended(
                departs.Trials[trial.Index],
                mending.Misfits.ToDictionary(m => m.Index, m => (m.Proposed!, m.Offered))
            )!;
            Assert.True(mended.Trials[trial.Index].Walk(session.Scenario, session.Shared).Fits);
            Assert.Equal(
                file.Trials.Where(t => t.Index != trial.Index).Select(file.TextOf),
                mended.Trials.Where(t => t.Index != trial.Index).Select(mended.TextOf)
            );
        }
    }

    [Fact]
    public void Words_that_only_changed_a_little_are_sure_and_what_nothing_tells_apart_is_to_be_checked()
    {
        var (session, file) = Read(Session.Names.First());
        var trial = file.Trials[0];
        var walked = trial.Walk(session.Scenario, session.Shared);
        var (step, index) = walked.Steps.Select((s, i) => (s, i)).First(s => s.s.Chosen is not null && s.s.Offered.Count > 1);
        var words = string.Join(' ', step.Chosen!.Words.Trim('«', '»', '\u00A0').Split(' ').Append("zzz"));
        var departs = file.WithStep(trial, index, TrialText.Words(words))!;

        var misfit = Assert.Single(TrialMending.Of(departs.Trials[0], session.Scenario, session.Shared).Misfits);

        Assert.Equal((index, step.Chosen, true), (misfit.Index, misfit.Proposed!.Choice, misfit.IsSure));
    }

    [Fact]
    public void A_last_step_that_nothing_on_offer_is_meant_by_is_the_last_misfit()
    {
        var session = Session.OfGood;
        var file = PlaythroughsText.Read("x", session.Text)!;
        var last = file.Trials[0].Steps.Count;
        var text = file.WithStep(file.Trials[0], last - 1, TrialText.Words("rien de tel"))!;

        Assert.Equal(last - 1, TrialMending.Of(text.Trials[0], session.Scenario, session.Shared).Misfits[^1].Index);
    }

    [Fact]
    public void Another_way_of_playing_takes_the_place_of_one_and_its_name_alone()
    {
        var session = Session.OfGood;
        var file = PlaythroughsText.Read("x", session.Text)!;
        var trial = file.Trials[0];
        var first = trial.Walk(session.Scenario, session.Shared).Steps[0];
        var other = first.Offered[^1];

        var now = file.Replaced(trial, 1, [TrialText.Of(other, first.Offered)!], session.Scenario, session.Shared)!;

        Assert.Equal(trial.Name, now.Trials[0].Name);
        Assert.Single(now.Trials[0].Steps);
        Assert.NotEqual(file.MarkOf(trial), now.MarkOf(now.Trials[0]));
        Assert.Equal(file.Trials.Skip(1).Select(file.TextOf), now.Trials.Skip(1).Select(now.TextOf));
        Assert.Null(file.Replaced(trial, 1, [TrialText.Words("rien de tel")], session.Scenario, session.Shared));
    }

    private static (Session Session, PlaythroughsText File) Read(string name) =>
        (Session.Of(name), PlaythroughsText.Read("x", Session.Of(name).Text)!);
}
