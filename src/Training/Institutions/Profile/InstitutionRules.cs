using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Institutions.Profile;

/// <summary>What an institution’s fields have to be, said in its admins’ words.</summary>
internal sealed class InstitutionRules(IStringLocalizer<TrainingText> text)
{
    public FormErrors Check(InstitutionForm form)
    {
        var errors = new FormErrors();
        if (form.NameFr!.Length == 0)
            errors.Add("nameFr", text["Profile.Name.Missing"]);
        CheckLine(errors, "nameFr", form.NameFr!, Institution.NameLength);
        CheckLine(errors, "nameEn", form.NameEn!, Institution.NameLength);
        if (!EmailAddress.IsComplete(form.Contact))
            errors.Add("contact", text["Account.Email.Wrong"]);
        CheckLine(errors, "address", form.Address!, Institution.TextLength);
        CheckLine(errors, "representativeName", form.RepresentativeName!, Institution.NameLength);
        CheckLine(errors, "representativeTitle", form.RepresentativeTitle!, Institution.NameLength);
        CheckAccent(errors, form.Accent!);
        if (!TimeZones.IsKnown(form.TimeZone))
            errors.Add("timeZone", text["Profile.TimeZone.Wrong"]);
        CheckNotice(errors, "noticeFr", form.NoticeFr!);
        CheckNotice(errors, "noticeEn", form.NoticeEn!);
        return errors;
    }

    private void CheckLine(FormErrors errors, string field, string value, int most)
    {
        if (value.Length > most || value.Any(char.IsControl))
            errors.Add(field, text["Profile.Line.Wrong", most]);
    }

    private void CheckAccent(FormErrors errors, string accent)
    {
        if (accent.Length == 0)
            return;
        if (Colour.Parse(accent) is not { } colour)
            errors.Add("accent", text["Profile.Accent.Wrong"]);
        else if (!Accent.Passes(colour))
            // Rounded down: 4.499 is not 4.5.
            errors.Add(
                "accent",
                text["Profile.Accent.Pale", Math.Floor(Accent.Contrast(colour) * 100) / 100, Accent.Needed, Accent.NearestPassing(colour)]
            );
    }

    private void CheckNotice(FormErrors errors, string field, string notice)
    {
        if (notice.Length > Institution.NoticeLength)
            errors.Add(field, text["Profile.Notice.Long", Institution.NoticeLength, notice.Length]);
        else if (Notice.ToHtml(notice) is null)
            errors.Add(field, text["Profile.Notice.Deep"]);
    }
}
