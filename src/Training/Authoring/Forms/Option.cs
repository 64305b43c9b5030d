namespace Training.Authoring.Forms;

/// <summary>A name that a form offers.</summary>
public sealed record Option(string Id, string Label)
{
    /// <summary>What a text names and nobody knows: it stays on offer, until its author takes it away.</summary>
    public static IEnumerable<Option> Unknown(IReadOnlyList<string> named, IReadOnlyList<Option> known) =>
        named.Where(id => known.All(option => option.Id != id)).Select(id => new Option(id, id));
}
