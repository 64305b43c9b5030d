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

    /// <summary>In the other language, where the page says everything twice.</summary>
    private readonly CredentialWords? second;
    private readonly string address;

    private readonly Picture? logo;

    private CertificatePdf(Credential credential, Language language, string address, Picture? logo, TimeZoneInfo? zone)
    {
        (this.credential, this.address, this.logo) = (credential, address, logo);
        words = new CredentialWords(credential, language, zone);
        second = credential.Facts.IsBilingual ? new(credential, Languages.All.Single(l => l != language), zone) : null;
    }

    private Issuer Issuer => credential.Facts.Issuer;

    /// <param name="address">The page that says whether the credential still stands.</param>
    /// <param name="logo">The institution’s, in place of the platform’s mark.</param>
    /// <param name="zone">The clocks of its issuer; those of the institution asked for when it is the same.</param>
    public static byte[] Write(Credential credential, Language language, string address, Picture? logo = null, TimeZoneInfo? zone = null)
    {
        var certificate = new CertificatePdf(credential, language, address, logo, zone);
        certificate.Draw();
        // The holder’s name stays out of what file managers and search engines list.
        var words = certificate.words;
        var title = words.Say("DocumentTitle", words.Kind, words.Title);
        return TaggedPdf.Write(
            certificate.page,
            new(language.Culture().Name, title, certificate.Issuer.Name, words.Statement, credential.IssuedAt)
        );
    }

    private static TaggedPage NewPage() => new(612, 792);

    private void Draw()
    {
        DrawFrame();
        DrawIssuer();
        var y = DrawAward(144);
        DrawTravelledLine(y);
        var foot = new CertificateFoot(page, credential, words, second, address);
        DrawBody(y + 28, foot.Top);
        foot.Draw();
    }

    private void DrawFrame() =>
        page.Decoration(() =>
        {
            page.Frame(Line, 0.75, 26, 26, 560, 740);
            page.Fill(Teal, [(26, 26, 560, 7)]);
        });

    private void DrawIssuer()
    {
        var x = Left + 58;
        if (logo is null)
            DrawMark();
        else
        {
            var scale = Math.Min(140.0 / logo.Width, 46.0 / logo.Height);
            var (width, height) = (logo.Width * scale, logo.Height * scale);
            page.Image(logo, words.Say("Logo", Issuer.Name), Left, 75 - height / 2, width, height);
            x = Left + width + 16;
        }
        var y = page.Write("P", Bold, 13, Ink, x, 73, Left + Measure - x, Issuer.Name);
        page.Write("P", Regular, 10, Soft, x, y - 3.5, Left + Measure - x, words.SiteName);
    }

    // The platform’s mark: two people, and a line that a gap interrupts.
    private void DrawMark() =>
        page.Decoration(() =>
        {
            page.Line(Ink, 2.2, Left + 7, 75, Left + 19, 75);
            page.Line(Ink, 2.2, Left + 27, 75, Left + 38, 75);
            page.Disc(Ink, Ink, 0.5, Left + 6, 75, 6);
            page.Disc(Lamp, Ink, 1.8, Left + 40, 75, 5);
        });

    private double DrawAward(double y)
    {
        page.Write("H1", Bold, 27, Teal, Left, y, Measure, words.Kind);
        y = Also(y + 18, Regular, 13, Soft, w => w.Kind) ?? y;
        if (!words.HasOwnSentence)
        {
            page.Write("P", Italic, 12.5, Soft, Left, y + 30, Measure, words.Say("WeCertify"));
            y = (Also(y + 44, Italic, 11, Soft, w => w.Say("WeCertify")) ?? y + 30) - 30;
        }

        var name = Largest(38, 20, size => Bold.Width(credential.HolderName, size) <= Measure);
        y = page.Write("P", Bold, name, Ink, Left, y + 40 + name * 0.8, Measure, credential.HolderName) - name * LineHeight;
        y = page.Write("P", Italic, 12.5, Soft, Left, y + 27, Measure, words.HasDone);
        y = Also(y, Italic, 11, Soft, w => w.HasDone) is { } after ? after + 11 * LineHeight : y;

        var quoted = words.Say("Quoted", words.Title);
        var title = Largest(24, 14, size => TextLines.Wrap(Bold, size, Measure, quoted).Count <= 2);
        y = page.Write("P", Bold, title, Ink, Left, y + 14, Measure, quoted) - title * LineHeight;
        return (Also(y + title * 0.9, Regular, title * 0.6, Soft, w => w.Say("Quoted", w.Title)) ?? y) + 22;
    }

    /// <summary>Says it in the other language too.</summary>
    /// <returns>Where its last line stands; null where the page has one language.</returns>
    private double? Also(double y, TrueTypeFont font, double size, Colour ink, Func<CredentialWords, string> say)
    {
        if (second is null)
            return null;
        page.InLanguage(
            second.Language.Culture().Name,
            () => y = page.Write("P", font, size, ink, Left, y, Measure, say(second)) - size * LineHeight
        );
        return y;
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

    private void DrawBody(double y, double bottom)
    {
        if (second is null)
        {
            var size = Largest(11.5, 5, size => new CertificateBody(NewPage(), words, size).Draw(y) <= bottom);
            new CertificateBody(page, words, size).Draw(y);
            return;
        }

        const double Half = (Measure - CertificateBody.Gap) / 2;
        CertificateBody First(TaggedPage on, double size) => new(on, words, size, Left, Half, columns: 2);
        CertificateBody Second(TaggedPage on, double size) => new(on, second, size, Left + Half + CertificateBody.Gap, Half, columns: 2);

        var both = Largest(11.5, 4, size => Math.Max(First(NewPage(), size).Draw(y), Second(NewPage(), size).Draw(y)) <= bottom);
        First(page, both).Draw(y);
        page.InLanguage(second.Language.Culture().Name, () => Second(page, both).Draw(y));
    }
}
