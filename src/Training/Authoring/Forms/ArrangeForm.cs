namespace Training.Authoring.Forms;

/// <summary>What an author does with a whole item or scene.</summary>
public sealed record ArrangeForm
{
    /// <summary>Of the file as the author sees it: a second click, or what someone did meanwhile, changes nothing.</summary>
    public int Revision { get; init; }

    /// <summary><c>up</c> or <c>down</c>; where what led to a scene that leaves leads instead.</summary>
    public string? Way { get; init; }

    /// <summary>The title of the scene that what led to one that leaves leads to, where it isn’t there yet.</summary>
    public string? New { get; init; }
}
