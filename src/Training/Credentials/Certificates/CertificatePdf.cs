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
        var y = DrawAward(144);
        DrawTravelledLine(y);
        DrawBody(y + 28);
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
        page.Write("P", Italic, 12.5, Soft, Left, y + 30, Measure, words.Say("WeCertify"));

        var name = Largest(38, 20, size => Bold.Width(credential.HolderName, size) <= Measure);
        y = page.Write("P", Bold, name, Ink, Left, y + 40 + name * 0.8, Measure, credential.HolderName) - name * LineHeight;
        y = page.Write("P", Italic, 12.5, Soft, Left, y + 27, Measure, words.HasDone);

        var quoted = words.Say("Quoted", words.Title);
        var title = Largest(24, 14, size => TextLines.Wrap(Bold, size, Measure, quoted).Count <= 2);
        y = page.Write("P", Bold, title, Ink, Left, y + 14, Measure, quoted);
        return y - title * LineHeight + 22;
    }

    private static double Largest(double from, double to, Func<double, bool> fits)
    {
        var size = from;
        while (size > to && !fits(size))
            size -= 0.25;
        return size;
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
        var size = Largest(11.5, 5, size => new CertificateBody(NewPage(), words, size).Draw(y) <= Foot);
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
