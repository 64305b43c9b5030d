namespace Training.Authoring.Drafts;

/// <summary>A module to be, as its author types it.</summary>
public sealed record ModuleForm
{
    public string? Title { get; init; }

    /// <summary>Left empty, the module has no English version yet.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Left empty, it is made from the title.</summary>
    public string? Slug { get; init; }
}
