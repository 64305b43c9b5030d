using Training.Credentials.Pdf;
using Training.Localization;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>The bottom of a certificate: who signs it, how it is verified, and what it is not.</summary>
/// <param name="second">The same words in the other language, where the page has both.</param>
internal sealed class CertificateFoot(
    TaggedPage page,
    Credential credential,
    CredentialWords words,
    CredentialWords? second,
    string address
)
{
    private const double RowTop = 576;
    private static readonly TrueTypeFont Regular = CertificateFonts.Regular;
    private static readonly TrueTypeFont Bold = CertificateFonts.Bold;

    /// <summary>What is above shrinks to stay above.</summary>
    public double Top => words.Signatories.Count > 1 ? RowTop : 622;

    public void Draw()
    {
        if (words.Signatories.Count > 1)
            DrawSignatories();
        else
            DrawSignature();
        DrawVerification();
        if (second is null)
            page.Write("P", Regular, 8, Soft, Left, 741, Measure, words.Statement);
        else
        {
            var y = page.Write("P", Regular, 6.5, Soft, Left, 736, Measure, words.Statement);
            page.InLanguage(second.Language.Culture().Name, () => page.Write("P", Regular, 6.5, Soft, Left, y, Measure, second.Statement));
        }
    }

    private void DrawSignature()
    {
        // Higher by a line where the title is said twice.
        var top = SecondTitle(0) is null ? 664 : 654;
        page.Decoration(() => page.Line(Ink, 0.75, Left, top, Left + 190, top));
        var y = page.Write("P", Bold, 11, Ink, Left, top + 14, 190, words.Signatories[0].Name);
        DrawIssuer(WriteTitle(0, 9, Left, y, 190));
    }

    private double WriteTitle(int signatory, double size, double x, double y, double width)
    {
        if (SecondTitle(signatory) is not { } other)
            return page.Write("P", Regular, size, Ink, x, y, width, words.Signatories[signatory].Title);
        y = page.Write("P", Regular, size - 1, Ink, x, y, width, words.Signatories[signatory].Title);
        page.InLanguage(second!.Language.Culture().Name, () => y = page.Write("P", Regular, size - 1, Soft, x, y, width, other));
        return y;
    }

    /// <summary>As what someone signs, in the other language; null where it is the same, or the page has one.</summary>
    private string? SecondTitle(int signatory) =>
        second?.Signatories[signatory].Title is { } title && title != words.Signatories[signatory].Title ? title : null;

    // Two or three sign side by side, above the rest.
    private void DrawSignatories()
    {
        const double Between = 18;
        var width = (Measure - Between * (words.Signatories.Count - 1)) / words.Signatories.Count;
        foreach (var (index, (name, _)) in words.Signatories.Index())
        {
            var x = Left + index * (width + Between);
            page.Decoration(() => page.Line(Ink, 0.75, x, RowTop + 24, x + width, RowTop + 24));
            var y = page.Write("P", Bold, 10, Ink, x, RowTop + 36, width, name);
            WriteTitle(index, 8, x, y, width);
        }
        var below = page.Write("P", Bold, 10, Ink, Left, 664, 190, credential.Facts.Issuer.Name);
        DrawIssuer(below);
    }

    private void DrawIssuer(double y)
    {
        var issuer = credential.Facts.Issuer;
        y = page.Write("P", Regular, 8, Soft, Left, y, 190, issuer.Address);
        page.Write("P", Regular, 8, Soft, Left, y, 190, issuer.Contact);
    }

    private void DrawVerification()
    {
        const double Code = 84;
        const double TextLeft = 286;
        const double TextWidth = Left + Measure - Code - 14 - TextLeft;

        var y = page.Write("P", Bold, 10, Ink, TextLeft, 652, TextWidth, words.Say("IssuedOn", words.IssuedOn));
        if (second is not null)
            page.InLanguage(
                second.Language.Culture().Name,
                () => y = page.Write("P", Regular, 8, Ink, TextLeft, y, TextWidth, second.Say("IssuedOn", second.IssuedOn))
            );
        y = page.Write("P", Regular, 8.5, Ink, TextLeft, y, TextWidth, words.Say("Verify"));
        var top = y;
        var lines = AddressLines(TextWidth);
        page.In(
            "P",
            () =>
                page.Link(
                    address,
                    words.Say("VerifyLink"),
                    TextLeft,
                    top - 8,
                    TextWidth,
                    lines.Count * 10.5,
                    () =>
                    {
                        foreach (var line in lines)
                        {
                            page.Text(Regular, 8, Teal, TextLeft, y, line);
                            y += 10.24;
                        }
                    }
                )
        );
        page.Write("P", Regular, 8, Soft, TextLeft, y, TextWidth, words.Say("CodeIs", CredentialCode.ForReading(credential.Code)));
        page.Figure(
            words.Say("CodeAlternative", address),
            Left + Measure - Code,
            640,
            Code,
            () => page.Fill(Ink, QrCode.Rectangles(address, Left + Measure - Code, 640, Code))
        );
    }

    // The code keeps a line of its own where the whole address needs more than one.
    private IReadOnlyList<string> AddressLines(double width)
    {
        var code = address.LastIndexOf('/') - 2;
        return Regular.Width(address, 8) <= width
            ? [address]
            : [.. TextLines.Wrap(Regular, 8, width, address[..code]), .. TextLines.Wrap(Regular, 8, width, address[code..])];
    }
}
