using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>Of 2.1 and 2.2, what differs in what is written here: the names alone.</summary>
internal sealed record QtiVersion(XNamespace Ns, string Schema, string ItemType, string TestType)
{
    public static readonly QtiVersion V21 = new(Qti.Ns, "QTIv2.1 Package", "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1");
    public static readonly QtiVersion V22 = new(Qti.Ns22, "QTIv2.2 Package", "imsqti_item_xmlv2p2", "imsqti_test_xmlv2p2");
}

/// <summary>The names that QTI 2.1 packages are made of.</summary>
internal static class Qti
{
    public const string Manifest = "imsmanifest.xml";

    /// <summary>The category of the items that count in the score of a test.</summary>
    public const string Scored = "scored";

    /// <summary>The variables of an item.</summary>
    public const string Response = "RESPONSE";
    public const string Unit = "UNIT";
    public const string Score = "SCORE";
    public const string Feedback = "FEEDBACK";

    /// <summary>The feedback that doesn’t depend on the answer.</summary>
    public const string General = "GENERAL";

    /// <summary>What a class of ours starts with where a text rests on a source; the source’s id follows.</summary>
    public const string SourceClass = "source-";

    public static readonly XNamespace Ns = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    public static readonly XNamespace Ns22 = "http://www.imsglobal.org/xsd/imsqti_v2p2";
    public static readonly XNamespace PackageNs = "http://www.imsglobal.org/xsd/imscp_v1p1";
    public static readonly XNamespace LomNs = "http://ltsc.ieee.org/xsd/LOM";

    public static XElement Element(string name, params object?[] content) => new(Ns + name, content);

    public static string LanguageTag(Language language) => language == Language.Fr ? "fr-CA" : "en-CA";

    public static string Choice(int index) => Say($"C{index + 1}");

    public static string Row(int index) => Say($"R{index + 1}");

    public static string Gap(int index) => Say($"GAP{index + 1}");

    public static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>An id as XML allows it, from which <see cref="Id"/> gives the same back.</summary>
    public static string Identifier(string id) => XmlConvert.EncodeLocalName(id)!;

    public static string Id(string identifier) => XmlConvert.DecodeName(identifier)!;

    /// <summary>A text without the characters that XML has no way to write.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Say(FormattableString text) => FormattableString.Invariant(text);
}
