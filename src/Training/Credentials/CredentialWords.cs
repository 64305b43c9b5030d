using Training.Content;
using Training.Credentials.Templates;
using Training.Localization;

namespace Training.Credentials;

/// <summary>What a credential says, in one language: the same words on its page and on paper.</summary>
/// <param name="zone">The clocks of its issuer; those of the institution asked for when it is the same.</param>
internal sealed class CredentialWords(Credential credential, Language language, TimeZoneInfo? zone = null)
{
    private CertifiedFacts Facts => credential.Facts;
    private string OwnSentence => Facts.Sentence?.In(language) ?? "";

    public string SiteName => ResourceText.In(language, "Site.Name");
    public string Kind => Say($"Kind.{credential.Kind}");

    /// <summary>What goes between the name and the title.</summary>
    public string HasDone => HasOwnSentence ? Placeholders.Fill(OwnSentence, language, this) : Say($"HasDone.{credential.Kind}");

    /// <summary>Whether the institution wrote its own sentence, which needs none of ours before the name.</summary>
    public bool HasOwnSentence => OwnSentence.Length > 0;

    public Language Language => language;
    public string HolderName => credential.HolderName;
    public string Version => Facts.Version;
    public string IssuerName => Facts.Issuer.Name;

    /// <summary>Who signs it, and as what.</summary>
    public IReadOnlyList<(string Name, string Title)> Signatories =>
        Facts.Signatories.Count > 0
            ? [.. Facts.Signatories.Select(s => (s.Name, s.Title.In(language)))]
            : [(Facts.Issuer.RepresentativeName, Facts.Issuer.RepresentativeTitle)];

    /// <summary>What was granted in writing, by whom, and until when.</summary>
    public IReadOnlyList<string> Recognitions =>
        [
            .. Facts.Recognitions.Select(r =>
                r.Until is { } until
                    ? Say("Recognition.Until", r.Body, r.Number, r.Statement.In(language), r.From.Say(language), until.Say(language))
                    : Say("Recognition.From", r.Body, r.Number, r.Statement.In(language), r.From.Say(language))
            ),
        ];

    /// <summary>What it is and what it isn’t.</summary>
    public string Statement => Say(Facts.Recognitions.Count > 0 ? "Statement.Recognised" : "Statement");

    public string CompletedLabel => Say($"Completed.{credential.Kind}");
    public string Title => Facts.Title.In(language);
    public string Hours => Say("Hours", credential.Hours);
    public string StartedOn => On(credential.StartedAt);
    public string CompletedOn => On(credential.CompletedAt);
    public string IssuedOn => On(credential.IssuedAt);
    public string VersionAndLanguage =>
        Facts.Version.Length > 0
            ? Say($"VersionTaken.{credential.Language.Code()}", Facts.Version)
            : Say($"Taken.{credential.Language.Code()}");
    public string Mode =>
        Say(
            credential.CourseCompletionId is null ? "Online" : "Guided",
            string.Join(", ", Facts.Modes.Select(mode => Say($"Mode.{mode}")))
        );
    public IReadOnlyList<string> Objectives => Facts.Objectives.In(language);
    public IEnumerable<(string Code, string Name)> Competencies => Facts.Competencies.Select(c => (c.Code, c.Name.In(language)));

    /// <summary>How success was assessed, and from what score; never the learner’s own score.</summary>
    public IReadOnlyList<string> Assessments =>
        Facts.Assessments.Count == 0
            ? [Say("Assessment.None")]
            : [.. Facts.Assessments.Select(a => Say($"Assessment.{a.Mode}", a.Title.In(language), a.Mastery))];

    /// <summary>Whether it stands, and if it doesn’t, since when and by whom.</summary>
    public string State(CredentialStanding standing) => Say($"State.{standing.Kind}", On(standing.Since), Facts.Issuer.Name);

    /// <summary>The day it was where it was issued.</summary>
    public string On(DateTimeOffset moment) => moment.ToDate(language, zone ?? Dates.Zone);

    public string Say(string key, params object[] arguments) => ResourceText.In(language, $"Credential.{key}", arguments);
}
