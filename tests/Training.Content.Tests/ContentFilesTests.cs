using Training.Content.Translations;

namespace Training.Content.Tests;

public sealed class ContentFilesTests
{
    private const string Lesson = TestContent.Module + "pourquoi.md";
    private const string Translation = TestContent.Module + "pourquoi.en.md";

    [Fact]
    public void A_module_is_its_folder_with_the_shared_files_and_the_people()
    {
        var files = TestContent.Good.With("modules/autre/lecon.md", TestContent.Bytes("a"), new ProblemList());

        var alone = files.Module("confidentialite");

        Assert.Equal(["autre", "confidentialite"], files.ModuleSlugs);
        Assert.Equal(["confidentialite"], alone.ModuleSlugs);
        Assert.Equal(TestContent.Good.Hash, alone.Hash);
        Assert.NotEqual(TestContent.Good.Hash, files.Hash);
    }

    [Fact]
    public void The_hash_is_the_same_whatever_the_line_endings_and_the_order()
    {
        var windows = ContentFiles.Empty;
        foreach (var path in TestContent.Good.Paths.Reverse())
        {
            // Sounds and documents have no lines.
            var isText = Path.GetExtension(path) is not (".mp3" or ".pdf");
            var text = TestContent.TextOf(TestContent.Good, path).Replace("\n", "\r\n", StringComparison.Ordinal);
            windows = windows.With(path, isText ? TestContent.Bytes(text) : TestContent.Good.Find(path)!.Value, new ProblemList());
        }

        Assert.Equal(TestContent.Good.Hash, windows.Hash);
        Assert.Matches("^[0-9a-f]{64}$", windows.Hash);
    }

    [Fact]
    public void The_hash_changes_with_any_byte_and_any_name()
    {
        var hashes = new HashSet<string> { TestContent.Good.Hash };

        Assert.True(hashes.Add(TestContent.Good.With(Lesson, TestContent.Bytes("a"), new ProblemList()).Hash));
        Assert.True(hashes.Add(TestContent.Good.Without(Lesson).Hash));
        Assert.True(hashes.Add(ContentFiles.Empty.With("acts.yaml", TestContent.Bytes("a"), new ProblemList()).Hash));
        Assert.True(hashes.Add(ContentFiles.Empty.With("sources.yaml", TestContent.Bytes("a"), new ProblemList()).Hash));
    }

    [Fact]
    public void The_hash_of_files_never_changes_from_one_release_to_the_next()
    {
        // Versions in databases are known by it.
        var files = ContentFiles.Empty.With("acts.yaml", TestContent.Bytes("- id: a\r\n"), new ProblemList());

        Assert.Equal("71653b4b5aad809b088d6433766160b56ff867aca48bed347ca9deebccb4f5e5", files.Hash);
    }

    [Fact]
    public void A_pack_gives_back_every_byte()
    {
        var problems = new ProblemList();
        var files = TestContent.Good.With(Lesson, TestContent.Bytes("a\r\nb"), problems);

        var back = ContentFiles.Unpack(files.Pack(), problems)!;

        Assert.Empty(problems.Items);
        Assert.Equal(files.Paths, back.Paths);
        Assert.All(files.Paths, path => Assert.Equal(files.Find(path)!.Value.ToArray(), back.Find(path)!.Value.ToArray()));
    }

    [Fact]
    public void A_translation_is_stamped_on_one_line_and_nothing_else_changes()
    {
        var files = TestContent.Good.With(
            Lesson,
            TestContent.Bytes(TestContent.TextOf(TestContent.Good, Lesson) + "\nUn mot.\n"),
            new ProblemList()
        );

        var (path, bytes) = Assert.Single(TranslationStamp.Renew(files));

        Assert.Equal(Translation, path);
        var before = TestContent.TextOf(files, Translation).Split('\n');
        var after = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]);
        Assert.Equal($"of: {TranslationStamp.Of(files.Find(Lesson)!.Value)}", after[Assert.Single(changed)]);
        Assert.Equal(before.Length, after.Length);
    }

    [Theory]
    [InlineData("---\r\ntitle: A\r\n---\r\nof: x\r\n", "---\r\ntitle: A\r\nof: abc\r\n---\r\nof: x\r\n")]
    [InlineData("\uFEFF---\nof: x\ntitle: É\n---\n", "\uFEFF---\nof: abc\ntitle: É\n---\n")]
    [InlineData("---\nof: abc\n---\n", null)]
    [InlineData("no front matter\nof: x\n", null)]
    [InlineData("---\nnever: closed\n", null)]
    [InlineData("", null)]
    public void The_stamp_is_put_in_the_front_matter_only(string text, string? stamped)
    {
        var bytes = TranslationStamp.Write(TestContent.Bytes(text), "abc");

        Assert.Equal(stamped, bytes is null ? null : System.Text.Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void The_stamp_doesnt_see_line_endings()
    {
        Assert.Equal(TranslationStamp.Of(TestContent.Bytes("a\nb")), TranslationStamp.Of(TestContent.Bytes("\uFEFFa\r\nb")));
        Assert.Matches("^[0-9a-f]{12}$", TranslationStamp.Of(TestContent.Bytes("a\nb")));
    }
}
