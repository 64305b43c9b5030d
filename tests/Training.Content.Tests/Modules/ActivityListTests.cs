using System.Text;
using Training.Content.Modules;

namespace Training.Content.Tests.Modules;

/// <summary>The list of activities changes; nothing else of the file does.</summary>
public sealed class ActivityListTests
{
    public static TheoryData<string, string, string> Lists =>
        new()
        {
            { "activities: [a, b]", "activities: [a, b, c]", "activities: [b]" },
            { "activities: [ a,b ]", "activities: [ a,b, c ]", "activities: [b ]" },
            { "activities:   [a]   # l’ordre", "activities:   [a, c]   # l’ordre", "activities:   []   # l’ordre" },
            { "activities: []", "activities: [c]", "activities: []" },
            { "activities: [\n  a,\n  b,\n]", "activities: [\n  a,\n  b, c\n]", "activities: [\n  b,\n]" },
            { "activities:\n  - a\n  - b", "activities:\n  - a\n  - b\n  - c", "activities:\n  - b" },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_activity_is_added_at_the_end_and_removed(string before, string with, string without)
    {
        Assert.Equal(Module(with), Text(ActivityList.With(Bytes(Module(before)), "c")));
        Assert.Equal(Module(without), Text(ActivityList.Without(Bytes(Module(before)), "a")));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_and_a_byte_order_mark_stay(string end)
    {
        var module = "\uFEFF" + Module("activities:\n  - a").Replace("\n", end, StringComparison.Ordinal);

        var added = Text(ActivityList.With(Bytes(module), "c"));

        Assert.Equal(module.Replace($"- a{end}", $"- a{end}  - c{end}", StringComparison.Ordinal), added);
    }

    [Fact]
    public void An_activity_is_renamed_in_its_place_and_no_other_word_is()
    {
        var renamed = ActivityList.Renamed(Bytes(Module("activities: [ab, a, a-b]")), "a", "z");

        Assert.Equal(Module("activities: [ab, z, a-b]"), Text(renamed));
    }

    [Theory]
    [InlineData("activities: [a, b, c]", "activities: [b, a, c]")]
    [InlineData("activities: [ a,b , c ]", "activities: [ b,a , c ]")]
    [InlineData("activities: [\n  a,\n  b,\n  c,\n] # l’ordre", "activities: [\n  b,\n  a,\n  c,\n] # l’ordre")]
    [InlineData("activities:\n  - a\n  - b\n  - c", "activities:\n  - b\n  - a\n  - c")]
    public void An_activity_takes_its_place_and_takes_it_again(string before, string after)
    {
        var once = ActivityList.Placed(Bytes(Module(before)), "b", 0);

        Assert.Equal(Module(after), Text(once));
        Assert.Equal(Module(after), Text(ActivityList.Placed(once, "b", 0)));
        Assert.Equal(Module(before), Text(ActivityList.Placed(once, "a", 0)));
        Assert.Null(ActivityList.Placed(once, "d", 0));
    }

    [Fact]
    public void What_is_there_already_is_not_added_twice()
    {
        Assert.Equal(Module("activities: [a]"), Text(ActivityList.With(Bytes(Module("activities: [a]")), "a")));
    }

    [Theory]
    [InlineData("activities: a")]
    [InlineData("autre: [a]")]
    [InlineData("\"activities\": [a]")]
    public void A_list_that_is_written_otherwise_is_left_to_its_author(string list)
    {
        Assert.Null(ActivityList.With(Bytes(Module(list)), "c"));
        Assert.Null(ActivityList.With(Bytes("du texte"), "c"));
    }

    private static string Module(string list) => $"---\ntitle: Un titre\n{list}\nmoveOn: Completed\n---\n\nactivities: [pas ici]\n";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
