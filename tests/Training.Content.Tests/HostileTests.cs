using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Training.Content.Tests;

/// <summary>Whatever the bytes, reading gives problems, in bounded time, and never an exception.</summary>
public sealed class HostileTests
{
    private static readonly string Head = "---\ntitle: Leçon\nduration: 10 min\n---\n\n";

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "a thousand nested lists", Lines(1_000, i => new string('\t', i) + "- a") },
            { "ten thousand lists on a line", Times("- ", 10_000) + "a" },
            { "ten thousand quotes", Times("> ", 10_000) + "a" },
            { "ten thousand quotes without spaces", Times(">", 10_000) + "a" },
            { "ten thousand brackets", Times("[", 10_000) },
            { "ten thousand brackets apart", Times("[a ", 10_000) },
            { "pictures in pictures", Times("![a ", 2_000) + Times("](media/oreilles.svg) ", 2_000) },
            { "emphasis in emphasis", Times("*a _b ", 2_000) + Times("c_ d* ", 2_000) },
            { "emphasis in emphasis, on many lines", Times("*a _b\n", 20_000) + Times("c_ d*\n", 20_000) },
            { "many paragraphs of emphasis", Times(Times("*a _b ", 240) + Times("c_ d* ", 240) + "\n\n", 300) },
            { "stars", Times("**a", 20_000) },
            { "one very long line", Times("mot ", 200_000) },
            { "a very wide table", Times("| a ", 1_000) + "|\n" + Times("|-", 1_000) + "|\n" },
            { "a very long table", "| a | b |\n|-|-|\n" + Times("| 1 | 2 |\n", 60_000) },
            { "many tables", Times("| a | b |\n|-|-|\n" + Times("| 1 | 2 |\n", 900) + "\n", 40) },
            { "links to nowhere", Times("[a][b] ", 3_000) },
            { "definitions", Lines(20_000, i => $"[{i}]: /x") },
            { "notes", Lines(5_000, i => $"a[^{i}]\n\n[^{i}]: b\n") },
            { "boxes in boxes", Times(":::exemple\n", 5_000) },
            { "attributes", Times("a{#b ", 10_000) },
            { "entities", Times("&#xD800; &#0; &nbsp; ", 3_000) },
            { "backticks", Lines(300, i => new string('`', i) + " a") },
            { "code fences", Lines(300, i => new string('`', 3 + i)) },
            { "unclosed comment", Times("<!-- ", 10_000) },
            { "right to left", "\u202Ea\u202C \u200B\uFEFF\n" },
            { "emoji and lone marks", "👩‍👩‍👧 \u0301\u0301\n" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_ends_in_bounded_time(string name, string body)
    {
        var clock = Stopwatch.StartNew();

        foreach (var file in (string[])["pourquoi.md", "bilan.quiz.md", "verifier-le-lieu.aid.md", "module.md"])
            TestContent.With(file, Head + "## Titre {#titre}\n\n" + body);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{name}: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n", "yaml-alias")]
    [InlineData("title: \"\\ud800\"\n", "yaml-unreadable")]
    [InlineData("title: \"\\0\"\n", "key-missing")]
    [InlineData("? [a]\n: b\n", "yaml-unreadable")]
    [InlineData("- a\n", "front-matter-missing")]
    [InlineData("%YAML 9.9\n", "yaml-unreadable")]
    [InlineData("title: [\n", "yaml-unreadable")]
    [InlineData("title: !!binary gIGC\n", "yaml-alias")]
    public void Hostile_front_matter_is_a_problem(string yaml, string code)
    {
        var (_, problems) = TestContent.With("pourquoi.md", $"---\n{yaml}---\n\nTexte.\n");

        Assert.Contains(code, problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_yaml_is_a_problem(string open)
    {
        var problems = new ProblemList();

        ContentReader.Read(TestContent.Good.With("acts.yaml", TestContent.Bytes(Times(open, 100_000)), problems), problems);

        Assert.True(problems.HasErrors);
    }

    [Theory]
    [InlineData("../acts.yaml")]
    [InlineData("modules/../acts.yaml")]
    [InlineData("/etc/passwd.yaml")]
    [InlineData("modules\\a\\module.md")]
    [InlineData("modules/a/../../x.md")]
    [InlineData("modules/a/media/../module.md")]
    [InlineData("modules/a/module.md\n")]
    [InlineData("modules/a/module.md\0")]
    [InlineData("")]
    [InlineData("modules//module.md")]
    public void A_path_that_leaves_its_place_is_refused(string path)
    {
        var problems = new ProblemList();

        var files = ContentFiles.Empty.With(path, TestContent.Bytes("a"), problems);

        Assert.Equal(0, files.Count);
        Assert.True(problems.HasErrors);
    }

    [Fact]
    public void A_file_of_50_MB_is_reported_without_being_read()
    {
        var problems = new ProblemList();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var files = MadeUp.InFolder(
            root =>
            {
                using var file = File.Create(Path.Combine(root, "acts.yaml"));
                file.SetLength(50 << 20);
            },
            problems
        );

        Assert.Equal(["file-too-large"], problems.Items.Select(p => p.Code));
        Assert.Equal(0, files.Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void A_folder_of_other_things_is_not_walked()
    {
        var problems = new ProblemList();

        MadeUp.InFolder(
            root =>
            {
                Directory.CreateDirectory(Path.Combine(root, "node_modules/a/b/c"));
                Directory.CreateDirectory(Path.Combine(root, ".git/objects"));
                File.WriteAllText(Path.Combine(root, "README.md"), "For people.");
            },
            problems
        );

        Assert.Equal(["node_modules/calm.svg: file-unexpected"], problems.Items.Select(p => $"{p.At.File}: {p.Code}"));
    }

    [Fact]
    public void A_damaged_pack_is_a_problem()
    {
        var pack = TestContent.Good.Pack();
        var random = new Random(1);

        for (var i = 0; i < 500; i++)
        {
            var damaged = i < 100 ? pack[..random.Next(pack.Length)] : [.. pack];
            if (i >= 100)
                damaged[random.Next(pack.Length)] ^= (byte)(1 << random.Next(8));
            var problems = new ProblemList();

            var files = ContentFiles.Unpack(damaged, problems);

            // A bit that Brotli doesn’t use may change without harm.
            Assert.True(files is null ? problems.Items is [{ Code: "pack-unreadable" }] : files.Hash == TestContent.Good.Hash);
        }
    }

    [Fact]
    public void A_pack_that_swells_is_refused_before_it_fills_memory()
    {
        using var bomb = new MemoryStream();
        bomb.Write("TCP1"u8);
        bomb.Write(new byte[32]);
        using (var brotli = new BrotliStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8))
        {
            writer.Write(1);
            writer.Write("acts.yaml");
            writer.Write(int.MaxValue);
            for (var i = 0; i < 64; i++)
                writer.Write(new byte[1 << 20]);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(ContentFiles.Unpack(bomb.ToArray(), new ProblemList()));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);
    }

    [Fact]
    public void Mutated_files_never_throw()
    {
        var random = new Random(20261);
        var clock = Stopwatch.StartNew();
        var paths = TestContent.Good.Paths.ToList();
        var rounds = 0;

        for (; rounds < 3_000 && clock.Elapsed < TimeSpan.FromSeconds(20); rounds++)
        {
            var path = paths[random.Next(paths.Count)];
            var mutant = Mutate(TestContent.Good.Find(path)!.Value.ToArray(), random);
            var problems = new ProblemList();

            try
            {
                ContentReader.Read(TestContent.Good.With(path, mutant, problems), problems);
            }
            catch (Exception e)
            {
                Assert.Fail($"{path}, round {rounds}: {e}\n{Encoding.UTF8.GetString(mutant)}");
            }
        }

        Assert.True(rounds >= 300, $"Only {rounds} rounds in {clock.Elapsed}");
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        string[] seeds =
        [
            "---\n",
            "`",
            ":::",
            "[x]",
            "> ",
            "- ",
            "[@",
            "]",
            "{#",
            "}",
            "\n\n",
            "|",
            "![",
            "](",
            "&",
            "*",
            "'",
            "<",
            "\"",
            ":",
            "[^1]",
            "é",
            "\0",
            "  ",
            "#",
            "_____",
        ];
        var mutant = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0 && mutant.Count > 2; i--)
        {
            var at = random.Next(mutant.Count);
            var length = Math.Min(random.Next(1, 40), mutant.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    mutant.RemoveRange(at, length);
                    break;
                case 1:
                    mutant.InsertRange(at, mutant.GetRange(random.Next(mutant.Count - length + 1), length));
                    break;
                case 2:
                    mutant[at] = (byte)random.Next(256);
                    break;
                default:
                    mutant.InsertRange(at, Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]));
                    break;
            }
        }
        return [.. mutant];
    }

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));
}
