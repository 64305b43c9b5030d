using Training.Content;
using Training.Institutions;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Reports;

namespace Training.Messages;

/// <summary>Makes the letter that each learner of a cohort gets: the instructor’s words as they are, and around them the learner’s language.</summary>
internal sealed class CohortLetter(Links links, CurrentInstitution institution)
{
    public OutboxLetter Of(MessageDraft draft, Cohort cohort, string instructor, Language language, string to, string givenName)
    {
        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        var course = cohort.Offering.Course!.Title(language);
        return new(
            to,
            language,
            draft.Subject,
            Say("Letter.Greeting", givenName),
            [Say("CohortMessage.From", instructor, course, cohort.Offering.Name), .. draft.Paragraphs],
            Say("CohortMessage.Action"),
            links.Absolute("~/learning"),
            Say("CohortMessage.Closing", institution.Details.Name(language))
        );
    }
}
