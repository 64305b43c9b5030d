using Training.Credentials.Pdf;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>The bottom of a certificate: who signs it, how it is verified, and what it is not.</summary>
internal sealed class CertificateFoot(TaggedPage page, Credential credential, CredentialWords words, string address)
{
    /// <summary>What is above shrinks to stay above.</summary>
    public const double Top = 622;

    private static readonly TrueTypeFont Regular = CertificateFonts.Regular;
    private static readonly TrueTypeFont Bold = CertificateFonts.Bold;

    public void Draw()
    {
        DrawSignature();
        DrawVerification();
        page.Write("P", Regular, 8, Soft, Left, 741, Measure, words.Say("Statement"));
    }

    private void DrawSignature()
    {
        var issuer = credential.Facts.Issuer;
        page.Decoration(() => page.Line(Ink, 0.75, Left, 664, Left + 190, 664));
        var y = page.Write("P", Bold, 11, Ink, Left, 678, 190, issuer.RepresentativeName);
        y = page.Write("P", Regular, 9, Ink, Left, y, 190, issuer.RepresentativeTitle);
        y = page.Write("P", Regular, 8, Soft, Left, y, 190, issuer.Address);
        page.Write("P", Regular, 8, Soft, Left, y, 190, issuer.Contact);
    }

    private void DrawVerification()
    {
        const double Code = 84;
        const double TextLeft = 286;
        const double TextWidth = Left + Measure - Code - 14 - TextLeft;

        var y = page.Write("P", Bold, 10, Ink, TextLeft, 652, TextWidth, words.Say("IssuedOn", words.IssuedOn));
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
