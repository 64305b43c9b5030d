namespace Training.Journeys;

/// <summary>A page of the site, and how to get there.</summary>
/// <param name="Name">A file name for its picture.</param>
internal sealed record PageKind(string Name, Func<Visitor, Task> ArriveAsync, Reader By = Reader.Learner)
{
    /// <summary>A page that its address is enough to reach.</summary>
    public PageKind(string name, string path, Reader by = Reader.Learner)
        : this(name, visitor => visitor.OpenAsync(path), by) { }

    /// <summary>What the site answers there.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The page behind the first of these links.</summary>
    public PageKind Follow(string links) =>
        Then(async visitor => await visitor.OpenAsync((await visitor.Page.Locator(links).First.GetAttributeAsync("href"))!));

    /// <summary>The page with something in the field that says this.</summary>
    public PageKind Fill(string label, string words) =>
        Then(visitor => visitor.Page.GetByLabel(visitor.Says(label), new() { Exact = true }).FillAsync(words));

    /// <summary>The page with the first of these boxes ticked.</summary>
    public PageKind Check(string boxes) => Then(visitor => visitor.Page.Locator(boxes).First.CheckAsync());

    /// <summary>The page that the button leads to that says this.</summary>
    public PageKind Press(string button) => Then(visitor => visitor.PressAsync(visitor.Says(button)));

    /// <summary>The page that answers what is refused.</summary>
    public PageKind Refused(string button) => Press(button) with { Status = 422 };

    private PageKind Then(Func<Visitor, Task> act) =>
        this with
        {
            ArriveAsync = async visitor =>
            {
                await ArriveAsync(visitor);
                await act(visitor);
            },
        };
}
