namespace Training.Authoring.Forms;

/// <summary>A name that a form offers.</summary>
public sealed record Option(string Id, string Label);
