using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Training.Catalogue;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Courses;
using Training.Credentials.Templates;
using Training.Institutions;

namespace Training.Credentials;

/// <summary>How a learner learns or is assessed in a module.</summary>
public enum LearningMode
{
    Reading = 1,
    Simulation = 2,
    Quiz = 3,
}

/// <summary>An activity that had to be passed, and the scaled score that passes it; never the learner’s own score.</summary>
public sealed record CertifiedAssessment(LearningMode Mode, Localized<string> Title, double Mastery);

public sealed record CertifiedCompetency(string Code, Localized<string> Name);

/// <summary>The institution that answers for a credential, as it named itself that day.</summary>
public sealed record Issuer(string Name, string Address, string Contact, string RepresentativeName, string RepresentativeTitle);

/// <summary>What a credential says of its module and its issuer, copied on the day it is issued.</summary>
public sealed record CertifiedFacts(
    Localized<string> Title,
    string Version,
    Localized<IReadOnlyList<string>> Objectives,
    IReadOnlyList<CertifiedCompetency> Competencies,
    IReadOnlyList<LearningMode> Modes,
    IReadOnlyList<CertifiedAssessment> Assessments,
    Issuer Issuer
)
{
    /// <summary>The institution’s own sentence, with its placeholders; null, or empty in a language, for the site’s.</summary>
    public Localized<string>? Sentence { get; init; }

    /// <summary>Those who sign it; none for the issuer’s representative.</summary>
    public IReadOnlyList<Signatory> Signatories { get; init; } = [];

    /// <summary>What held on the day of the completion, as the institution declares it was granted.</summary>
    public IReadOnlyList<Recognition> Recognitions { get; init; } = [];

    /// <summary>Whether its printed page says everything in both languages.</summary>
    public bool IsBilingual { get; init; }

    /// <summary>Of the institution’s logo that day, where it is printed.</summary>
    public string? LogoHash { get; init; }

    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Success is only claimed where something is scored and the rule asks to pass it.</summary>
    public static CredentialKind Kind(Module module, MoveOn rule) =>
        rule is MoveOn.Passed or MoveOn.CompletedAndPassed && module.Activities.Any(a => a is Quiz or Scenario)
            ? CredentialKind.Success
            : CredentialKind.Participation;

    public static CertifiedFacts Of(PublishedModule version, CredentialKind kind, Institution institution)
    {
        var (module, competencies) = (version.Module, version.Shared.Competencies);
        return new(
            new(module.Text.Fr.Title, module.Text.En.Title),
            module.Version,
            new(module.Text.Fr.Objectives, module.Text.En.Objectives),
            [.. module.Competencies.Where(competencies.ContainsKey).Select(c => new CertifiedCompetency(c, competencies[c].Name))],
            [.. module.Activities.Select(Mode).OfType<LearningMode>().Distinct().Order()],
            kind == CredentialKind.Success ? [.. module.Activities.Select(Assessment).OfType<CertifiedAssessment>()] : [],
            IssuerOf(institution)
        );
    }

    /// <summary>Of a course: what it says of itself, with the competencies and the kinds of activities of its modules.</summary>
    /// <param name="modules">On the versions that the cohort read.</param>
    public static CertifiedFacts OfCourse(InstitutionCourse course, IReadOnlyList<PublishedModule> modules, Institution institution)
    {
        var each = modules.Select(m => Of(m, CredentialKind.Participation, institution)).ToList();
        return new(
            new(course.TitleFr, course.TitleEn),
            "",
            new(Lines(course.SummaryFr), Lines(course.SummaryEn)),
            [.. each.SelectMany(m => m.Competencies).DistinctBy(c => c.Code).OrderBy(c => c.Code, StringComparer.Ordinal)],
            [.. each.SelectMany(m => m.Modes).Distinct().Order()],
            [],
            IssuerOf(institution)
        );
    }

    /// <summary>As the institution’s template says them; a recognition that didn’t hold that day is left out.</summary>
    public CertifiedFacts Under(CredentialTemplate? template, DateOnly completedOn, Institution institution) =>
        template is null
            ? this
            : this with
            {
                Sentence = template.TextFr.Length + template.TextEn.Length > 0 ? new(template.TextFr, template.TextEn) : null,
                Signatories = template.Signatories,
                Recognitions = [.. template.Recognitions.Where(r => r.Holds(completedOn))],
                IsBilingual = template.IsBilingual,
                LogoHash = template.ShowsLogo ? institution.LogoHash : null,
            };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static CertifiedFacts FromJson(string json) =>
        JsonSerializer.Deserialize<CertifiedFacts>(json, Format) ?? throw new JsonException("A credential without facts.");

    private static string[] Lines(string text) => text.Length > 0 ? [text] : [];

    private static Issuer IssuerOf(Institution institution) =>
        new(institution.NameFr, institution.Address, institution.Contact, institution.RepresentativeName, institution.RepresentativeTitle);

    private static LearningMode? Mode(Activity activity) =>
        activity switch
        {
            Lesson => LearningMode.Reading,
            Scenario => LearningMode.Simulation,
            Quiz => LearningMode.Quiz,
            _ => null,
        };

    private static CertifiedAssessment? Assessment(Activity activity) =>
        activity switch
        {
            Scenario scenario => new(LearningMode.Simulation, scenario.Title, scenario.Mastery),
            Quiz quiz => new(LearningMode.Quiz, quiz.Title, quiz.Mastery),
            _ => null,
        };
}
