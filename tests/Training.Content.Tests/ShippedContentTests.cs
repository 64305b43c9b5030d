namespace Training.Content.Tests;

/// <summary>The repository’s own <c>content/</c>: red means that a page for learners is not finished.</summary>
[Trait("Content", "Shipped")]
public sealed class ShippedContentTests
{
    private static readonly string Folder = Path.Combine(TestContent.RepositoryRoot, "content");

    [Fact]
    public void The_shipped_content_has_no_problem()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "There is no content folder here.");
        var problems = new ProblemList();

        ContentReader.Read(ContentFiles.FromFolder(Folder, problems), problems);

        Assert.True(problems.Items.Count == 0, string.Join('\n', problems.Items.Select(p => p.ToText(Language.En))));
    }

    [Fact]
    public void Each_shipped_module_reads_the_same_alone()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "There is no content folder here.");
        var files = ContentFiles.FromFolder(Folder, new ProblemList());
        var all = ContentReader.Read(files, new ProblemList());

        foreach (var slug in files.ModuleSlugs)
        {
            var alone = ContentReader.Read(files.Module(slug), new ProblemList())?.Find(slug);

            Assert.Equal(all?.Find(slug)?.Activities.Select(a => a.Id), alone?.Activities.Select(a => a.Id));
        }
    }
}
