using Training.Competencies;
using Training.Content;
using Training.Content.Competencies;

namespace Training.Tests.Competencies;

public sealed class LevelRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_shown_is_no_level() => Assert.Null(LevelRule.Reached([]));

    [Fact]
    public void Under_four_points_there_is_no_level() => Assert.Null(LevelRule.Reached([Item("a/q"), Item("a/q"), Item("a/q")]));

    [Fact]
    public void A_quiz_alone_reaches_N1_and_no_more() =>
        Assert.Equal(CompetencyLevel.N1, LevelRule.Reached([.. Enumerable.Repeat(Item("a/q", level: CompetencyLevel.N3), 12)]));

    [Fact]
    public void N2_needs_two_activities() =>
        Assert.Equal(CompetencyLevel.N2, LevelRule.Reached([Session("a/s", 6, 8), Item("a/q", level: CompetencyLevel.N2)]));

    [Fact]
    public void Easy_items_do_not_make_up_for_a_session_that_is_not_N2_yet() =>
        Assert.Equal(CompetencyLevel.N1, LevelRule.Reached([Session("a/s", 5, 8), .. Enumerable.Repeat(Item("a/q"), 20)]));

    [Fact]
    public void One_perfect_session_is_not_N3() =>
        Assert.Equal(CompetencyLevel.N2, LevelRule.Reached([Session("a/s", 20, 20), Item("a/q", level: CompetencyLevel.N3)]));

    [Fact]
    public void Two_sessions_and_a_quiz_can_show_N3() =>
        Assert.Equal(CompetencyLevel.N3, LevelRule.Reached([Session("a/s", 9, 10), Session("b/s", 9, 10), Item("a/q")]));

    [Fact]
    public void Without_a_quiz_it_is_not_N3() =>
        Assert.Equal(CompetencyLevel.N2, LevelRule.Reached([Session("a/s", 10, 10), Session("b/s", 10, 10)]));

    [Fact]
    public void A_critical_error_holds_at_N1() =>
        Assert.Equal(CompetencyLevel.N1, LevelRule.Reached([Session("a/s", 9, 10, critical: 1), Session("b/s", 10, 10), Item("a/q")]));

    [Fact]
    public void A_share_just_missed_is_missed() =>
        Assert.Equal(CompetencyLevel.N1, LevelRule.Reached([Session("a/s", 69, 100), Item("a/q")]));

    private static Evidence Item(string activity, double score = 1, CompetencyLevel level = CompetencyLevel.N1) =>
        new("C2", EvidenceKind.Item, ActivityId.Parse(activity), level, score, 1, 0, Now, "~/");

    private static Evidence Session(string activity, int earned, int possible, int critical = 0) =>
        new("C2", EvidenceKind.Session, ActivityId.Parse(activity), null, earned, possible, critical, Now, "~/");
}
