using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Credentials.Certificates;
using Training.Institutions;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials.Templates;

/// <summary>What a template’s fields have to be, said in the registrar’s words.</summary>
internal sealed class TemplateRules(IStringLocalizer<TrainingText> text)
{
    public const int LineLength = 200;
    public const int StatementLength = 500;
    public const int MostMonths = 240;

    public FormErrors Check(TemplateDraft draft)
    {
        var errors = new FormErrors();
        CheckSentence(errors, "textFr", draft.TextFr, Language.Fr);
        CheckSentence(errors, "textEn", draft.TextEn, Language.En);
        foreach (var (signatory, i) in draft.Signatories.Select((s, i) => (s, i)))
        {
            CheckLine(errors, $"signatoryName-{i}", signatory.Name, LineLength, isNeeded: true);
            CheckLine(errors, $"signatoryTitleFr-{i}", signatory.TitleFr, LineLength);
            CheckLine(errors, $"signatoryTitleEn-{i}", signatory.TitleEn, LineLength);
        }
        foreach (var (recognition, i) in draft.Recognitions.Select((r, i) => (r, i)))
            Check(errors, recognition, i);
        if (
            draft.ValidMonths.Length > 0
            && !(
                int.TryParse(draft.ValidMonths, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
                && months is > 0 and <= MostMonths
            )
        )
            errors.Add("validMonths", text["Template.Months.Wrong", MostMonths]);
        return errors;
    }

    private void Check(FormErrors errors, RecognitionDraft recognition, int i)
    {
        CheckLine(errors, $"recognitionBody-{i}", recognition.Body, LineLength, isNeeded: true);
        CheckLine(errors, $"recognitionNumber-{i}", recognition.Number, LineLength, isNeeded: true);
        CheckLine(errors, $"recognitionStatementFr-{i}", recognition.StatementFr, StatementLength, isNeeded: true);
        CheckLine(errors, $"recognitionStatementEn-{i}", recognition.StatementEn, StatementLength, isNeeded: true);
        var (from, until) = (InstitutionTime.ReadDay(recognition.From), InstitutionTime.ReadDay(recognition.Until));
        if (from is null)
            errors.Add($"recognitionFrom-{i}", text["Template.Day.Missing"]);
        if (until is null && recognition.Until.Length > 0)
            errors.Add($"recognitionUntil-{i}", text["Template.Day.Wrong"]);
        if (until < from)
            errors.Add($"recognitionUntil-{i}", text["Template.Day.Before"]);
    }

    private void CheckSentence(FormErrors errors, string field, string sentence, Language language)
    {
        CheckLine(errors, field, sentence, CredentialTemplate.TextLength);
        if (Placeholders.Unknown(sentence, language).ToList() is { Count: > 0 } unknown)
            errors.Add(
                field,
                text[
                    "Template.Placeholder.Unknown",
                    string.Join(' ', unknown),
                    string.Join(' ', Placeholders.Names(language).Select(n => $"{{{n}}}"))
                ]
            );
    }

    private void CheckLine(FormErrors errors, string field, string line, int most, bool isNeeded = false)
    {
        if (line.Length == 0 && isNeeded)
            errors.Add(field, text["Template.Line.Missing"]);
        else if (line.Length > most)
            errors.Add(field, text["Template.Line.Long", most, line.Length]);
        else if (Missing(line) is { Count: > 0 } missing)
            errors.Add(field, text["Template.Letters", string.Join(' ', missing)]);
    }

    // What one of the three can’t draw may be asked of it.
    private static List<string> Missing(string line) =>
        [
            .. new[] { CertificateFonts.Regular, CertificateFonts.Bold, CertificateFonts.Italic }
                .SelectMany(font => font.Missing(line))
                .Distinct()
                .Select(rune => rune.ToString()),
        ];
}
