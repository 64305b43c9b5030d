using Training.Content;
using Training.Credentials.Pdf;
using Training.Localization;
using static Training.Credentials.Certificates.CertificateStyle;

namespace Training.Credentials.Certificates;

/// <summary>A credential on one letter-size page, to keep with one’s papers or to hang on a wall.</summary>
internal sealed class CertificatePdf
{
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
        new CertificateFoot(page, credential, words, address).Draw();
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
        var y = page.Write("P", Bold, 13, Ink, Left + 58, 73, Measure - 58, Issuer.Name);
        page.Write("P", Regular, 10, Soft, Left + 58, y - 3.5, Measure - 58, words.SiteName);
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
        var size = Largest(11.5, 5, size => new CertificateBody(NewPage(), words, size).Draw(y) <= CertificateFoot.Top);
        new CertificateBody(page, words, size).Draw(y);
    }
}
