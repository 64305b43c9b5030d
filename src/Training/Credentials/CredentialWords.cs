using Training.Content;
using Training.Localization;

namespace Training.Credentials;

/// <summary>What a credential says, in one language: the same words on its page and on paper.</summary>
internal sealed class CredentialWords(Credential credential, Language language)
{
    private CertifiedFacts Facts => credential.Facts;

    public string SiteName => ResourceText.In(language, "Site.Name");
    public string Kind => Say($"Kind.{credential.Kind}");

    /// <summary>What goes between the name and the title.</summary>
    public string HasDone => Say($"HasDone.{credential.Kind}");

    public string CompletedLabel => Say($"Completed.{credential.Kind}");
    public string Title => Facts.Title.In(language);
    public string Hours => Say("Hours", credential.Hours);
    public string StartedOn => credential.StartedAt.ToLocalDate(language);
    public string CompletedOn => credential.CompletedAt.ToLocalDate(language);
    public string IssuedOn => credential.IssuedAt.ToLocalDate(language);
    public string VersionAndLanguage => Say($"VersionTaken.{credential.Language.Code()}", Facts.Version);
    public string Mode => Say("Online", string.Join(", ", Facts.Modes.Select(mode => Say($"Mode.{mode}"))));
    public IReadOnlyList<string> Objectives => Facts.Objectives.In(language);
    public IEnumerable<(string Code, string Name)> Competencies => Facts.Competencies.Select(c => (c.Code, c.Name.In(language)));

    /// <summary>How success was assessed, and from what score; never the learner’s own score.</summary>
    public IReadOnlyList<string> Assessments =>
        Facts.Assessments.Count == 0
            ? [Say("Assessment.None")]
            : [.. Facts.Assessments.Select(a => Say($"Assessment.{a.Mode}", a.Title.In(language), a.Mastery))];

    public string State =>
        credential.State == CredentialState.Revoked
            ? Say("State.Revoked", (credential.StateChangedAt ?? credential.IssuedAt).ToLocalDate(language), Facts.Issuer.Name)
            : Say("State.Issued");

    public string Say(string key, params object[] arguments) => ResourceText.In(language, $"Credential.{key}", arguments);
}
