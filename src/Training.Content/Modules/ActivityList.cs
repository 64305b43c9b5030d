using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Modules;

/// <summary>Changes the line <c>activities:</c> of a <c>module.md</c>; all the rest stays byte for byte.</summary>
public static partial class ActivityList
{
    /// <returns>Null when the line isn’t written in a way that can be added to: its author does it.</returns>
    public static byte[]? With(ReadOnlyMemory<byte> module, string slug)
    {
        var before = ModuleOutline.Read(module).Activities;
        return before.Contains(slug) ? module.ToArray() : Edit(module, list => list.With(slug), [.. before, slug]);
    }

    /// <returns>Null when the line can’t be changed.</returns>
    public static byte[]? Without(ReadOnlyMemory<byte> module, string slug)
    {
        var before = ModuleOutline.Read(module).Activities;
        return !before.Contains(slug) ? module.ToArray() : Edit(module, list => list.Without(slug), [.. before.Where(a => a != slug)]);
    }

    /// <returns>Null when the line can’t be changed.</returns>
    public static byte[]? Renamed(ReadOnlyMemory<byte> module, string from, string to) =>
        Edit(module, list => list.Renamed(from, to), [.. ModuleOutline.Read(module).Activities.Select(a => a == from ? to : a)]);

    /// <param name="place">Where it is to stand, from 0; beyond the end is last.</param>
    /// <returns>Null when the line can’t be changed, or doesn’t name it.</returns>
    public static byte[]? Placed(ReadOnlyMemory<byte> module, string slug, int place)
    {
        var wanted = ModuleOutline.Read(module).Activities.ToList();
        if (!wanted.Remove(slug))
            return null;
        wanted.Insert(Math.Clamp(place, 0, wanted.Count), slug);
        return Edit(module, list => list.Ordered(wanted), wanted);
    }

    private static byte[]? Edit(ReadOnlyMemory<byte> module, Func<Written, string> change, IReadOnlyList<string> wanted)
    {
        // Latin-1 maps each byte to one character and back.
        var text = Encoding.Latin1.GetString(module.Span);
        var frontMatter = FrontMatter().Match(text);
        if (!frontMatter.Success)
            return null;
        var keys = frontMatter.Groups["keys"];
        foreach (var pattern in new[] { Flow(), Block() })
        {
            if (pattern.Match(keys.Value) is not { Success: true } match)
                continue;
            var start = keys.Index + match.Index;
            var bytes = Encoding.Latin1.GetBytes(text[..start] + change(new(match)) + text[(start + match.Length)..]);
            // The reader has the last word on what is written.
            return ModuleOutline.Read(bytes).Activities.SequenceEqual(wanted) ? bytes : null;
        }
        return null;
    }

    /// <summary>The list as it is written: between brackets, or a line for each.</summary>
    private sealed class Written(Match match)
    {
        private bool IsFlow => match.Groups["inside"].Success;

        private string Inside => match.Groups["inside"].Value;

        public string With(string slug)
        {
            if (!IsFlow)
            {
                var last = match.Groups["line"].Captures[^1].Value;
                var line = Item().Replace(last, slug, 1);
                return match.Value + line;
            }
            var kept = Inside.TrimEnd();
            var comma = kept.Length == 0 || kept.EndsWith(',') ? "" : ",";
            var space = kept.Length == 0 ? "" : " ";
            return Around(kept + comma + space + slug + Inside[kept.Length..]);
        }

        public string Without(string slug)
        {
            if (!IsFlow)
                return match.Groups["key"].Value
                    + string.Concat(match.Groups["line"].Captures.Select(c => c.Value).Where(line => Item().Match(line).Value != slug));
            var items = Inside.Split(',');
            var kept = items.Where(i => i.Trim() != slug).ToList();
            return Around(string.Join(',', kept) is var joined && items[0].Trim() == slug ? joined.TrimStart(' ') : joined);
        }

        public string Renamed(string from, string to) =>
            IsFlow
                ? Around(
                    string.Join(',', Inside.Split(',').Select(i => i.Trim() == from ? i.Replace(from, to, StringComparison.Ordinal) : i))
                )
                : match.Groups["key"].Value
                    + string.Concat(
                        match
                            .Groups["line"]
                            .Captures.Select(c => Item().Match(c.Value).Value == from ? Item().Replace(c.Value, to, 1) : c.Value)
                    );

        /// <summary>The same places, spaces and line ends, each with another name; as it was when there are more names than that.</summary>
        public string Ordered(IReadOnlyList<string> wanted)
        {
            var (start, list) = (match.Groups["key"].Value, IsFlow ? Inside : match.Value[match.Groups["key"].Length..]);
            var names = new Queue<string>(wanted);
            if (Item().Count(list) != names.Count)
                return match.Value;
            return start + Item().Replace(list, _ => names.Dequeue()) + match.Groups["end"].Value;
        }

        private string Around(string inside) => match.Groups["key"].Value + inside + match.Groups["end"].Value;
    }

    [GeneratedRegex(
        @"\A(?:\xEF\xBB\xBF)?---[ \t]*\r?\n(?<keys>(?:(?!---[ \t]*\r?$|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)",
        RegexOptions.Multiline
    )]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(?<key>activities:[ \t]*\[)(?<inside>[^\]#]*)(?<end>\])", RegexOptions.Multiline)]
    private static partial Regex Flow();

    [GeneratedRegex(@"^(?<key>activities:[ \t]*\r?\n)(?<line>[ \t]*-[ \t]+[a-z0-9-]+[ \t]*\r?\n)+", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("[a-z0-9][a-z0-9-]*")]
    private static partial Regex Item();
}
