namespace Training.Authoring;

/// <summary>The trial of a draft’s session that a preview is to take the place of, once it is kept.</summary>
/// <param name="Name">Of the trial.</param>
/// <param name="Mark">Of what it was: what someone else made of it meanwhile is not undone.</param>
public sealed record ReplacedTrial(string Name, string Mark)
{
    public const string NameField = "replaces";
    public const string MarkField = "was";

    public string Query => $"{NameField}={Uri.EscapeDataString(Name)}&{MarkField}={Uri.EscapeDataString(Mark)}";
}
