using System.IO.Compression;
using System.Text;
using Training.Content.Interchange;
using Training.Content.Interchange.Qti;

namespace Training.Content.Tests.Interchange;

/// <summary>Files and packages of QTI as tests make them up.</summary>
internal static class QtiFiles
{
    public static string Item(string id, string body, string declarations = "", string more = "", string attributes = "") =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="{id}" title="Titre" adaptive="false" timeDependent="false" {attributes}>
              {declarations}
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <itemBody>{body}</itemBody>
              {more}
            </assessmentItem>
            """;

    public static string Choice(string id, string prompt = "Qui?") =>
        Item(
            id,
            $"<choiceInteraction responseIdentifier='RESPONSE' shuffle='true' maxChoices='1'><prompt>{prompt}</prompt><simpleChoice identifier='a'>Elle</simpleChoice><simpleChoice identifier='b'>Lui</simpleChoice></choiceInteraction>",
            Key("single", "identifier", "b")
        );

    public static string Key(string cardinality, string baseType, params string[] right) =>
        $"<responseDeclaration identifier='RESPONSE' cardinality='{cardinality}' baseType='{baseType}'><correctResponse>{string.Concat(right.Select(value => $"<value>{value}</value>"))}</correctResponse></responseDeclaration>";

    public static byte[] Zip(params (string Path, string Text)[] files) =>
        Zip([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);

    public static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> files, int attributes = 0)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path);
                entry.ExternalAttributes = attributes;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    public static Imported Read(string xml, Language language = Language.Fr) => QtiReader.Read(Encoding.UTF8.GetBytes(xml), language);

    public static string? Refused(byte[] bytes) => QtiReader.Read(bytes, Language.Fr).Refused?.Code;
}
