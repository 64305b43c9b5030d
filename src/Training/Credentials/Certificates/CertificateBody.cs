using Training.Credentials.Pdf;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>The part of a certificate whose length its module decides: facts, objectives and competencies, at one size of letters.</summary>
/// <param name="left">Where it begins, and how wide it is: half the page where there are two languages.</param>
internal sealed class CertificateBody(
    TaggedPage page,
    CredentialWords words,
    double size,
    double left = Left,
    double measure = Measure,
    int columns = 3
)
{
    public const double Gap = 18;
    private readonly double columnWidth = (measure - Gap * (columns - 1)) / columns;

    /// <returns>Where it ends.</returns>
    public double Draw(double y)
    {
        y = DrawFacts(y);
        if (words.Objectives.Count > 0)
        {
            y = DrawHeading(y + size * 0.4, words.Say("Objectives"));
            page.In("L", () => y = words.Objectives.Aggregate(y, DrawObjective));
        }
        if (words.Competencies.Any())
        {
            y = DrawHeading(y + size * 0.9, words.Say("Competencies"));
            page.In("L", () => y = words.Competencies.Aggregate(y, DrawCompetency));
        }
        if (words.Recognitions.Count > 0)
        {
            y = DrawHeading(y + size * 0.9, words.Say("Recognitions"));
            page.In("L", () => y = words.Recognitions.Aggregate(y, DrawObjective));
        }
        return y;
    }

    private double DrawFacts(double y)
    {
        (string, IReadOnlyList<string>)[] facts =
        [
            (words.Say("Duration"), [words.Hours]),
            (words.Say("Started"), [words.StartedOn]),
            (words.CompletedLabel, [words.CompletedOn]),
            (words.Say("Version"), [words.VersionAndLanguage]),
            (words.Say("Mode"), [words.Mode]),
            (words.Say("Assessment"), words.Assessments),
        ];
        page.In(
            "L",
            () =>
            {
                foreach (var row in facts.Chunk(columns))
                    y = row.Select((fact, column) => DrawFact(fact, column, y)).Max() + size * 0.5;
            }
        );
        return y;
    }

    private double DrawFact((string Label, IReadOnlyList<string> Values) fact, int column, double y)
    {
        var x = left + column * (columnWidth + Gap);
        page.In(
            "LI",
            () =>
            {
                y = page.Write("Lbl", CertificateFonts.Regular, size * 0.85, Soft, x, y, columnWidth, fact.Label) + size * 0.1;
                page.In("LBody", () => y = fact.Values.Aggregate(y, (at, value) => DrawValue(x, at, value)));
            }
        );
        return y;
    }

    private double DrawValue(double x, double y, string value) =>
        page.Write("P", CertificateFonts.Regular, size, Ink, x, y, columnWidth, value);

    private double DrawHeading(double y, string text) =>
        page.Write("H2", CertificateFonts.Bold, size * 1.2, Teal, left, y + size * 0.6, measure, text) + size * 0.1;

    private double DrawObjective(double y, string objective)
    {
        page.Decoration(() => page.Disc(Teal, Teal, 0.5, left + 3, y - size * 0.28, size * 0.13));
        return DrawItem(y, null, objective);
    }

    private double DrawCompetency(double y, (string Code, string Name) competency) => DrawItem(y, competency.Code, competency.Name);

    private double DrawItem(double y, string? label, string text)
    {
        var indent = label is null ? 12 : size * 2.2;
        page.In(
            "LI",
            () =>
            {
                if (label is not null)
                    page.In("Lbl", () => page.Text(CertificateFonts.Bold, size, Ink, left, y, label));
                y = page.Write("LBody", CertificateFonts.Regular, size, Ink, left + indent, y, measure - indent, text);
            }
        );
        return y + size * 0.12;
    }
}
