using Training.Content;
using Training.Credentials.Pdf;
using Training.Localization;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>A credential on one letter-size page, to keep with one’s papers or to hang on a wall.</summary>
internal sealed class CertificatePdf
{
    /// <summary>Where the signature and the code begin; what is above shrinks to stay above.</summary>
    private const double Foot = 622;

    private static readonly TrueTypeFont Regular = CertificateFonts.Regular;
    private static readonly TrueTypeFont Bold = CertificateFonts.Bold;
    private static readonly TrueTypeFont Italic = CertificateFonts.Italic;

    private readonly TaggedPage page = NewPage();
    private readonly Credential credential;
    private readonly CredentialWords words;
    private readonly string address;

    private CertificatePdf(Credential credential, Language language, string address)
    {
        (this.credential, this.address) = (credential, address);
        words = new CredentialWords(credential, language);
    }

    private Issuer Issuer => credential.Facts.Issuer;

    /// <param name="address">The page that says whether the credential still stands.</param>
    public static byte[] Write(Credential credential, Language language, string address)
    {
        var certificate = new CertificatePdf(credential, language, address);
        certificate.Draw();
        // The holder’s name stays out of what file managers and search engines list.
        var words = certificate.words;
        var title = words.Say("DocumentTitle", words.Kind, words.Title);
        return TaggedPdf.Write(
            certificate.page,
            new(language.Culture().Name, title, certificate.Issuer.Name, words.Say("Statement"), credential.IssuedAt)
        );
    }

    private static TaggedPage NewPage() => new(612, 792);

    private void Draw()
    {
        DrawFrame();
        DrawIssuer();
        var y = DrawAward(142);
        DrawTravelledLine(y);
        DrawBody(y + 26);
        DrawSignature();
        DrawVerification();
        page.Write("P", Regular, 8, Soft, Left, 741, Measure, words.Say("Statement"));
    }

    private void DrawFrame() =>
        page.Decoration(() =>
        {
            page.Frame(Line, 0.75, 26, 26, 560, 740);
            page.Fill(Teal, [(26, 26, 560, 7)]);
        });

    private void DrawIssuer()
    {
        // The platform’s mark: two people, and a line that a gap interrupts.
        page.Decoration(() =>
        {
            page.Line(Ink, 2.2, Left + 7, 75, Left + 19, 75);
            page.Line(Ink, 2.2, Left + 27, 75, Left + 38, 75);
            page.Disc(Ink, Ink, 0.5, Left + 6, 75, 6);
            page.Disc(Lamp, Ink, 1.8, Left + 40, 75, 5);
        });
        page.Write("P", Bold, 13, Ink, Left + 58, 73, Measure - 58, Issuer.Name);
        page.Write("P", Regular, 10, Soft, Left + 58, 86, Measure - 58, words.SiteName);
    }

    private double DrawAward(double y)
    {
        page.Write("H1", Bold, 27, Teal, Left, y, Measure, words.Kind);
        page.Write("P", Italic, 12.5, Soft, Left, y + 27, Measure, words.Say("WeCertify"));
        var size = 36.0;
        while (size > 20 && Bold.Width(credential.HolderName, size) > Measure)
            size--;
        y = page.Write("P", Bold, size, Ink, Left, y + 36 + size * 0.8, Measure, credential.HolderName);
        y = page.Write("P", Italic, 12.5, Soft, Left, y - size * 1.28 + 24, Measure, words.HasDone);
        return page.Write("P", Bold, 22, Ink, Left, y + 12, Measure, words.Say("Quoted", words.Title)) - 8;
    }

    // What came through is a solid line in every drawing of this platform: here it goes all the way.
    private void DrawTravelledLine(double y) =>
        page.Decoration(() =>
        {
            page.Line(Teal, 1.6, Left, y, Left + Measure, y);
            page.Disc(Ink, Ink, 1, Left + 4, y, 4);
            page.Disc(Lamp, Ink, 1.4, Left + Measure - 4, y, 4);
        });

    private void DrawBody(double y)
    {
        var size = 10.5;
        while (size > 5 && new CertificateBody(NewPage(), words, size).Draw(y) > Foot)
            size -= 0.25;
        new CertificateBody(page, words, size).Draw(y);
    }

    private void DrawSignature()
    {
        page.Decoration(() => page.Line(Ink, 0.75, Left, 664, Left + 190, 664));
        var y = page.Write("P", Bold, 11, Ink, Left, 678, 190, Issuer.RepresentativeName);
        y = page.Write("P", Regular, 9, Ink, Left, y, 190, Issuer.RepresentativeTitle);
        y = page.Write("P", Regular, 8, Soft, Left, y, 190, Issuer.Address);
        page.Write("P", Regular, 8, Soft, Left, y, 190, Issuer.Contact);
    }

    private void DrawVerification()
    {
        const double Code = 84;
        const double TextLeft = 286;
        const double TextWidth = Left + Measure - Code - 14 - TextLeft;

        var y = page.Write("P", Bold, 10, Ink, TextLeft, 652, TextWidth, words.Say("IssuedOn", words.IssuedOn));
        y = page.Write("P", Regular, 8.5, Ink, TextLeft, y, TextWidth, words.Say("Verify"));
        var top = y;
        var lines = TextLines.Wrap(Regular, 8, TextWidth, address);
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
}
