using Training.Authoring;
using Training.Data;
using Training.Learners;
using Training.Pages;
using Training.Privacy.Retention;

namespace Training;

/// <summary>What a host tells the library about the place it runs in.</summary>
public sealed record TrainingSettings(
    DatabaseSettings Database,
    string ContentFolder,
    InstitutionSettings Institution,
    AccountLinks Account,
    SiteAddress Address
)
{
    public RetentionSettings Retention { get; init; } = new();
    public AuthoringSettings Authoring { get; init; } = new();
}

/// <summary>The institution that runs the site and signs its certificates.</summary>
public sealed record InstitutionSettings
{
    public string Name { get; init; } = "";
    public string Contact { get; init; } = "";
    public string RepresentativeName { get; init; } = "";
    public string RepresentativeTitle { get; init; } = "";
    public string Address { get; init; } = "";
}
