using Training.Credentials;
using Training.Credentials.Certificates;
using Training.Credentials.Templates;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Web.Demo;

/// <summary>What learners claimed of what they completed, and what a registrar did with it since. The caller saves.</summary>
internal sealed class DemoCredentials(TrainingDbContext db, Institution institution, Guid registrar, DateTimeOffset now)
{
    /// <summary>Of a module that anyone may claim.</summary>
    public Credential? Claim(DemoPerson person, EnrolledModule module, string? typed = null)
    {
        var name = NameOf(person, typed);
        var completion = module.Enrolment.Completion!;
        // The next morning.
        var at = completion.CompletedAt.AddHours(15);
        if (at > now || CertificateFonts.Bold.Missing(name).Any())
            return null;
        var credential = Credential.Issue(module, completion, name, person.Language, institution, at);
        db.Add(credential);
        db.Add(CredentialEvent.Of(credential, CredentialEventKind.Issued, at));
        return credential;
    }

    /// <summary>Of a module that a registrar looks at first.</summary>
    /// <param name="template">That asks for it.</param>
    /// <param name="isGranted">Null while it waits.</param>
    public void Ask(DemoPerson person, EnrolledModule module, CredentialTemplate template, bool? isGranted)
    {
        var completion = module.Enrolment.Completion!;
        var (name, at) = (NameOf(person), completion.CompletedAt.AddHours(15));
        var decidedAt = at.AddDays(1);
        if (at > now || CertificateFonts.Bold.Missing(name).Any())
            return;
        // Answered tomorrow, it waits today.
        if (decidedAt > now)
            isGranted = null;
        db.Add(
            new CredentialRequest
            {
                InstitutionId = institution.Id,
                CompletionId = completion.Id,
                LearnerId = completion.LearnerId,
                HolderName = name,
                Language = person.Language,
                RequestedAt = at,
                DecidedAt = isGranted is null ? null : decidedAt,
                DecidedById = isGranted is null ? null : registrar,
                IsGranted = isGranted,
                Reason = isGranted is false ? DemoWords.Refusal : "",
                Revision = isGranted is null ? 0 : 1,
            }
        );
        if (isGranted is not true)
            return;
        var credential = Credential.Issue(module, completion, name, person.Language, institution, decidedAt, template);
        db.Add(credential);
        db.Add(CredentialEvent.Of(credential, CredentialEventKind.Issued, decidedAt, registrar));
    }

    public void Revoke(Credential credential) =>
        Change(credential, CredentialState.Revoked, CredentialEventKind.Revoked, DemoWords.Revocation);

    public void Suspend(Credential credential) =>
        Change(credential, CredentialState.Suspended, CredentialEventKind.Suspended, DemoWords.Suspension);

    /// <summary>Another takes its place, with the name as it should have been.</summary>
    public void Correct(Credential credential, DemoPerson person)
    {
        var at = Later(credential);
        var successor = credential.Successor(at, NameOf(person), credential.ExpiresAt);
        (credential.SupersededBy, credential.StateChangedAt) = (successor.Code, at);
        db.Add(successor);
        db.Add(CredentialEvent.Of(credential, CredentialEventKind.Corrected, at, registrar));
        db.Add(CredentialEvent.Of(successor, CredentialEventKind.Issued, at, registrar));
    }

    private void Change(Credential credential, CredentialState state, CredentialEventKind act, string reason)
    {
        var at = Later(credential);
        (credential.State, credential.StateChangedAt, credential.StateReason) = (state, at, reason);
        db.Add(CredentialEvent.Of(credential, act, at, registrar, reason));
    }

    private DateTimeOffset Later(Credential credential)
    {
        var at = credential.IssuedAt.AddDays(3);
        return at < now ? at : now.AddMinutes(-20);
    }

    private static string NameOf(DemoPerson person, string? typed = null) =>
        HolderName.Tidy(typed ?? $"{person.GivenName} {person.FamilyName}");
}
