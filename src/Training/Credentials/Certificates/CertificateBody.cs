using Training.Credentials.Pdf;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>The part of a certificate whose length its module decides: facts, objectives and competencies, at one size of letters.</summary>
internal sealed class CertificateBody(TaggedPage page, CredentialWords words, double size)
{
    private const int Columns = 3;
    private const double Gap = 18;
    private const double ColumnWidth = (Measure - Gap * (Columns - 1)) / Columns;

    /// <returns>Where it ends.</returns>
    public double Draw(double y)
    {
        y = DrawFacts(y);
        y = DrawHeading(y + size * 0.4, words.Say("Objectives"));
        page.In("L", () => y = words.Objectives.Aggregate(y, DrawObjective));
        if (!words.Competencies.Any())
            return y;
        y = DrawHeading(y + size * 0.9, words.Say("Competencies"));
        page.In("L", () => y = words.Competencies.Aggregate(y, DrawCompetency));
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
                foreach (var row in facts.Chunk(Columns))
                    y = row.Select((fact, column) => DrawFact(fact, column, y)).Max() + size * 0.5;
            }
        );
        return y;
    }

    private double DrawFact((string Label, IReadOnlyList<string> Values) fact, int column, double y)
    {
        var x = Left + column * (ColumnWidth + Gap);
        page.In(
            "LI",
            () =>
            {
                y = page.Write("Lbl", CertificateFonts.Regular, size * 0.85, Soft, x, y, ColumnWidth, fact.Label) + size * 0.1;
                page.In("LBody", () => y = fact.Values.Aggregate(y, (at, value) => DrawValue(x, at, value)));
            }
        );
        return y;
    }

    private double DrawValue(double x, double y, string value) =>
        page.Write("P", CertificateFonts.Regular, size, Ink, x, y, ColumnWidth, value);

    private double DrawHeading(double y, string text) =>
        page.Write("H2", CertificateFonts.Bold, size * 1.2, Teal, Left, y + size * 0.6, Measure, text) + size * 0.1;

    private double DrawObjective(double y, string objective)
    {
        page.Decoration(() => page.Disc(Teal, Teal, 0.5, Left + 3, y - size * 0.28, size * 0.13));
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
                    page.In("Lbl", () => page.Text(CertificateFonts.Bold, size, Ink, Left, y, label));
                y = page.Write("LBody", CertificateFonts.Regular, size, Ink, Left + indent, y, Measure - indent, text);
            }
        );
        return y + size * 0.12;
    }
}
