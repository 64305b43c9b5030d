using Training.Content.Differences;
using Training.Content.Files;

namespace Training.Authoring.Reviewing;

/// <summary>What was said of a line stays beside it when its file is written anew, also when the line is rewritten.</summary>
internal static class FollowLines
{
    /// <param name="before">Null for a file that wasn’t there, or was removed and comes back.</param>
    public static void Move(IEnumerable<DraftComment> said, byte[]? before, byte[] after)
    {
        var comments = said.ToList();
        if (comments.Count == 0 || AuthoredText.Read(after) is not { } now)
            return;
        var lines = PlacedRemark.Lines(now);
        var places = before is not null && AuthoredText.Read(before) is { } old ? TextDiff.Follow(old, now) : null;
        foreach (var comment in comments)
            comment.Line = places is null
                ? PlacedRemark.Nearest(lines, Math.Abs(comment.Line), comment.Excerpt) ?? -Math.Abs(comment.Line)
                : Place(comment.Line, comment.Excerpt, places, lines);
    }

    /// <param name="places">Where each line of the text before went.</param>
    /// <returns>Below 0 for a line that is no more.</returns>
    public static int Place(int line, string excerpt, IReadOnlyList<FollowedLine> places, IReadOnlyList<string> lines)
    {
        if (line > 0)
        {
            // Unless it stands elsewhere by now, what took its place is what was made of it.
            var place = line <= places.Count ? places[line - 1] : default;
            return place.Line ?? PlacedRemark.Only(lines, excerpt) ?? place.Instead ?? -line;
        }
        // Taken out here and put back there: a line that only one place has is the same line.
        return PlacedRemark.Only(lines, excerpt) ?? line;
    }
}
