using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Training.Content.Files;

namespace Training.Content.Tests;

/// <summary>Modules come and go as archives, byte for byte; what means harm is refused with a word.</summary>
public sealed class ContentArchiveTests
{
    private const string Module = "---\ntitle: Écoute\n---\n\nBonjour.\n";
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, 1, 2, 3];

    public static TheoryData<string> ShippedModules
    {
        get
        {
            var folder = Path.Combine(TestContent.RepositoryRoot, "content", "modules");
            return Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(d => Path.GetFileName(d))] : [];
        }
    }

    [Theory]
    [MemberData(nameof(ShippedModules))]
    public async Task Each_shipped_module_comes_back_byte_for_byte(string slug)
    {
        var module = FromFolder(Path.Combine(TestContent.RepositoryRoot, "content", "modules", slug));

        var back = Read(await Zips.WriteAsync($"{slug}/", module.Files));

        Assert.Equal(slug, module.Slug);
        AssertSame(module, back);
    }

    [Theory]
    [MemberData(nameof(ShippedModules))]
    public async Task Line_endings_and_byte_order_marks_come_back_as_they_were(string slug)
    {
        var module = FromFolder(Path.Combine(TestContent.RepositoryRoot, "content", "modules", slug));
        var random = new Random(slug.Length);
        var otherwise = module with
        {
            Files = module.Files.ToImmutableSortedDictionary(
                file => file.Key,
                file =>
                    (ReadOnlyMemory<byte>)(
                        file.Key.StartsWith("media/", StringComparison.Ordinal)
                            ? file.Value.ToArray()
                            : Otherwise(file.Value.ToArray(), random)
                    ),
                StringComparer.Ordinal
            ),
        };

        var back = Read(await Zips.WriteAsync($"{slug}/", otherwise.Files));

        AssertSame(otherwise, back);
    }

    [Fact]
    public void A_module_comes_with_its_folder_without_it_or_in_a_whole_content_folder()
    {
        Assert.Equal("ecoute", Read(Zips.Of([("ecoute/module.md", Module)])).Slug);
        Assert.Equal("", Read(Zips.Of([("module.md", TestContent.Bytes(Module)), ("media/a.png", Png)])).Slug);
        Assert.Equal("ecoute", Read(Zips.Of([("Téléchargements/Écoute/module.md", Module)])).Slug);

        var all = ContentArchive.Read(
            Zips.Of([("content/acts.yaml", "a: b"), ("content/modules/a/module.md", Module), ("content/modules/b/module.md", Module)]),
            new ProblemList()
        )!;

        Assert.Equal(["a", "b"], all.Modules.Select(m => m.Slug));
        Assert.All(all.Modules, m => Assert.Equal(["module.md"], m.Files.Keys));
    }

    [Fact]
    public void What_systems_leave_beside_files_is_left_out_with_a_word()
    {
        var problems = new ProblemList();

        var archive = ContentArchive.Read(
            Zips.Of([
                ("ecoute/", ""),
                ("ecoute/module.md", Module),
                ("ecoute/.DS_Store", "x"),
                ("ecoute/Thumbs.db", "x"),
                ("ecoute/README.md", "x"),
                ("__MACOSX/ecoute/._module.md", "x"),
            ]),
            problems
        );

        Assert.Equal(["module.md"], archive!.Modules.Single().Files.Keys);
        Assert.Equal(4, problems.Items.Count);
        Assert.All(problems.Items, p => Assert.Equal((ProblemCodes.ArchiveLeftOut, Severity.Warning), (p.Code, p.Severity)));
    }

    [Theory]
    [InlineData("../module.md", "archive-path")]
    [InlineData("a/../../module.md", "archive-path")]
    [InlineData("/etc/module.md", "archive-path")]
    [InlineData("a\\module.md", "archive-path")]
    [InlineData("C:/module.md", "archive-path")]
    [InlineData("a//module.md", "archive-path")]
    [InlineData("a/./module.md", "archive-path")]
    [InlineData("a/mo\u0007dule.md", "archive-path")]
    [InlineData("a/Module.MD", "archive-twice")]
    [InlineData("a/notes.docx", "archive-nested")]
    [InlineData("a/autre.zip", "archive-nested")]
    [InlineData("a/programme.exe", "file-unexpected")]
    [InlineData("a/photo.gif", "file-unexpected")]
    [InlineData("a/media/photo.gif", "file-unexpected")]
    [InlineData("a/b/module.md", "file-unexpected")]
    [InlineData("a/media.md", "slug-reserved")]
    [InlineData("a/Ma Leçon.md", "file-name-wrong")]
    public void A_file_that_has_no_place_in_a_module_is_refused_with_a_word(string path, string code)
    {
        var problems = new ProblemList();

        var archive = ContentArchive.Read(Zips.Of([("a/module.md", Module), (path, "x")]), problems);

        Assert.Null(archive);
        Assert.Equal([code], problems.Items.Select(p => p.Code));
        Assert.All(problems.Items, p => Assert.NotEqual(p.Message.Fr, p.Message.En));
    }

    [Theory]
    [InlineData("a/media/image.png", "<html>", "picture-unreadable")]
    [InlineData("a/media/image.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "svg-unsafe")]
    [InlineData("a/media/image.webp", "PK\u0003\u0004", "archive-nested")]
    [InlineData("a/lecon.md", "a\0b", "not-utf-8")]
    [InlineData("a/lecon.md", "PK\u0003\u0004", "archive-nested")]
    public void A_file_that_is_not_what_its_name_says_is_refused(string path, string text, string code)
    {
        var problems = new ProblemList();

        var archive = ContentArchive.Read(Zips.Of([("a/module.md", Module), (path, text)]), problems);

        Assert.Null(archive);
        Assert.Contains(code, problems.Items.Select(p => p.Code));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_fills_memory()
    {
        var problems = new ProblemList();
        var bomb = Zips.Of([("a/module.md", new byte[64 << 20])]);

        var archive = ContentArchive.Read(bomb, problems);

        Assert.Null(archive);
        Assert.Equal([ProblemCodes.ArchiveTooLarge], problems.Items.Select(p => p.Code));
    }

    [Fact]
    public void Many_files_that_are_too_much_together_are_refused()
    {
        var problems = new ProblemList();
        var million = new byte[1 << 20];
        new Random(1).NextBytes(million.AsSpan(0, 64 << 10));
        var files = Enumerable.Range(0, 60).Select(i => ($"a/l{i}.md", million));

        var archive = ContentArchive.Read(Zips.Of(files), problems);

        Assert.Null(archive);
        Assert.Contains(ProblemCodes.ArchiveTooLarge, problems.Items.Select(p => p.Code));
    }

    [Fact]
    public void Whatever_the_bytes_there_is_a_word_and_never_an_exception()
    {
        var good = Zips.Of([("a/module.md", Module), ("a/lecon.md", Module), ("a/media/a.svg", "<svg/>")]);
        var random = new Random(7);

        for (var i = 0; i < 400; i++)
        {
            var bytes = good[..(i % 3 == 0 ? random.Next(good.Length) : good.Length)];
            for (var j = 0; j < 4 && bytes.Length > 0; j++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var problems = new ProblemList();

            var archive = ContentArchive.Read(bytes, problems);

            Assert.True(archive is not null || problems.HasErrors);
        }
    }

    [Fact]
    public async Task Other_tools_read_what_is_written()
    {
        var zip = await Zips.WriteAsync("écoute/", FromFolder(TestContent.PathOf("Good/modules/confidentialite")).Files);

        using var archive = new ZipArchive(new MemoryStream(zip));

        Assert.Equal(archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), archive.Entries.Select(e => e.FullName));
        Assert.All(archive.Entries, e => Assert.StartsWith("écoute/", e.FullName, StringComparison.Ordinal));
        Assert.All(archive.Entries, e => Assert.Equal(0x81A4, (e.ExternalAttributes >> 16) & 0xFFFF));
    }

    private static ArchivedModule Read(byte[] zip)
    {
        var problems = new ProblemList();
        var archive = ContentArchive.Read(zip, problems);
        Assert.True(archive is not null, string.Join('\n', problems.Items.Select(p => p.ToText(Language.En))));
        return Assert.Single(archive.Modules);
    }

    private static ArchivedModule FromFolder(string folder)
    {
        var problems = new ProblemList();
        var archive = ContentArchive.FromFolder(folder, problems);
        Assert.True(archive is not null, string.Join('\n', problems.Items.Select(p => p.ToText(Language.En))));
        return Assert.Single(archive.Modules);
    }

    private static void AssertSame(ArchivedModule expected, ArchivedModule actual)
    {
        Assert.Equal(expected.Slug, actual.Slug);
        Assert.Equal(expected.Files.Keys, actual.Files.Keys);
        Assert.All(expected.Files, file => Assert.Equal(file.Value.ToArray(), actual.Files[file.Key].ToArray()));
    }

    private static byte[] Otherwise(byte[] text, Random random)
    {
        var lines = Encoding.Latin1.GetString(text).Replace("\r\n", "\n", StringComparison.Ordinal);
        var ended = random.Next(2) == 0 ? lines.Replace("\n", "\r\n", StringComparison.Ordinal) : lines.TrimEnd('\n');
        var bytes = Encoding.Latin1.GetBytes(ended);
        return random.Next(2) == 0 ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }
}
