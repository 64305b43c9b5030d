using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Training.Content;
using Training.Institutions;

namespace Training.Credentials.Templates;

/// <summary>A signatory as a registrar types them.</summary>
public sealed record SignatoryDraft(string Name, string TitleFr, string TitleEn)
{
    public bool IsEmpty => (Name + TitleFr + TitleEn).Length == 0;

    // Where the title has one language, it is the same in both.
    public Signatory ToSignatory() => new(Name, new(Or(TitleFr, TitleEn), Or(TitleEn, TitleFr)));

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}

/// <summary>A recognition as a registrar types it.</summary>
public sealed record RecognitionDraft(string Body, string Number, string From, string Until, string StatementFr, string StatementEn)
{
    public bool IsEmpty => (Body + Number + From + Until + StatementFr + StatementEn).Length == 0;

    public Recognition ToRecognition() =>
        new(Body, Number, InstitutionTime.ReadDay(From)!.Value, InstitutionTime.ReadDay(Until), new(StatementFr, StatementEn));
}

/// <summary>A template as its form holds it, whatever is wrong with it.</summary>
public sealed record TemplateDraft(
    int Revision,
    string TextFr,
    string TextEn,
    IReadOnlyList<SignatoryDraft> Signatories,
    IReadOnlyList<RecognitionDraft> Recognitions,
    bool ShowsLogo,
    bool IsBilingual,
    bool IsReviewed,
    string ValidMonths
)
{
    public static TemplateDraft Of(CredentialTemplate template) =>
        new(
            template.Revision,
            template.TextFr,
            template.TextEn,
            [.. template.Signatories.Select(s => new SignatoryDraft(s.Name, s.Title.Fr, s.Title.En))],
            [
                .. template.Recognitions.Select(r => new RecognitionDraft(
                    r.Body,
                    r.Number,
                    InstitutionTime.ToField(r.From),
                    r.Until is { } until ? InstitutionTime.ToField(until) : "",
                    r.Statement.Fr,
                    r.Statement.En
                )),
            ],
            template.ShowsLogo,
            template.IsBilingual,
            template.IsReviewed,
            template.ValidMonths?.ToString(CultureInfo.InvariantCulture) ?? ""
        );

    public static TemplateDraft Read(IFormCollection form) =>
        new(
            int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Tidy(form["textFr"]),
            Tidy(form["textEn"]),
            [
                .. Enumerable
                    .Range(0, CredentialTemplate.MostSignatories)
                    .Select(i => new SignatoryDraft(
                        At(form, "signatoryName", i),
                        At(form, "signatoryTitleFr", i),
                        At(form, "signatoryTitleEn", i)
                    ))
                    .Where(s => !s.IsEmpty),
            ],
            [
                .. Enumerable
                    .Range(0, CredentialTemplate.MostRecognitions)
                    .Select(i => new RecognitionDraft(
                        At(form, "recognitionBody", i),
                        At(form, "recognitionNumber", i),
                        At(form, "recognitionFrom", i),
                        At(form, "recognitionUntil", i),
                        At(form, "recognitionStatementFr", i),
                        At(form, "recognitionStatementEn", i)
                    ))
                    .Where(r => !r.IsEmpty),
            ],
            form["showsLogo"].Count > 0,
            form["isBilingual"].Count > 0,
            form["isReviewed"].Count > 0,
            Tidy(form["validMonths"])
        );

    /// <summary>The template that it makes; only when nothing is wrong with it.</summary>
    public CredentialTemplate ToTemplate(string target)
    {
        var template = new CredentialTemplate { Target = target };
        ApplyTo(template);
        return template;
    }

    public void ApplyTo(CredentialTemplate template)
    {
        template.TextFr = TextFr;
        template.TextEn = TextEn;
        template.Signatories = [.. Signatories.Select(s => s.ToSignatory())];
        template.Recognitions = [.. Recognitions.Select(r => r.ToRecognition())];
        template.ShowsLogo = ShowsLogo;
        template.IsBilingual = IsBilingual;
        template.IsReviewed = IsReviewed;
        template.ValidMonths = int.TryParse(ValidMonths, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : null;
    }

    /// <summary>Whether two hold the same, whatever they were filled from.</summary>
    public bool IsSameAs(TemplateDraft other) =>
        (this with { Signatories = [], Recognitions = [], Revision = 0 })
            == (other with { Signatories = [], Recognitions = [], Revision = 0 })
        && Signatories.SequenceEqual(other.Signatories)
        && Recognitions.SequenceEqual(other.Recognitions);

    private static string At(IFormCollection form, string name, int index) => Tidy(form[$"{name}-{index}"]);

    private static string Tidy(StringValues text) => HolderName.Tidy(text.ToString());
}
