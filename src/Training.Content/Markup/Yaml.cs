using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Training.Content.Markup;

/// <summary>A YAML node with its place in the file. Aliases, anchors and tags have no use here and are refused.</summary>
public abstract record YamlNode(SourcePoint At)
{
    /// <summary>Where it begins and ends in the text that was read. The end of a map or a list that has no bracket is past it.</summary>
    internal (int Start, int End) Span { get; init; }
}

public sealed record YamlText(SourcePoint At, string Value) : YamlNode(At);

public sealed record YamlList(SourcePoint At, IReadOnlyList<YamlNode> Items) : YamlNode(At);

public sealed record YamlMap(SourcePoint At, IReadOnlyList<(YamlText Key, YamlNode Value)> Entries) : YamlNode(At)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(e => e.Key.Value == key).Value;
}

/// <summary>Reads YAML into nodes, in bounded depth and size.</summary>
internal sealed class YamlReader
{
    private const int MostDepth = 8;
    private const int MostNodes = 20_000;

    private static readonly Localized<string> InForm = new(
        "Une ligne de ce fichier ne se lit pas : l’éditeur de texte la montre, et dit comment la récrire.",
        "A line of this file can’t be read: the text editor shows it, and says how to rewrite it."
    );

    private readonly Parser parser;
    private readonly string file;
    private readonly int lineOffset;
    private readonly string text;
    private int nodes;

    private YamlReader(string text, string file, int lineOffset)
    {
        this.text = text;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        this.file = file;
        this.lineOffset = lineOffset;
    }

    /// <param name="lineOffset">The number of lines that come before <paramref name="text"/> in the file.</param>
    public static YamlNode? Read(string text, string file, int lineOffset, ProblemList problems) =>
        Read(new YamlReader(text, file, lineOffset), isMended: true, problems);

    /// <summary>One line by itself, of which no mending is told.</summary>
    public static YamlNode? Parse(string line, ProblemList problems) => Read(new YamlReader(line, "", 0), isMended: false, problems);

    private static YamlNode? Read(YamlReader reader, bool isMended, ProblemList problems)
    {
        try
        {
            reader.parser.Consume<StreamStart>();
            if (reader.parser.Accept<StreamEnd>(out _))
                return null;
            reader.parser.Consume<DocumentStart>();
            var node = reader.ReadNode(0);
            reader.parser.Consume<DocumentEnd>();
            reader.parser.Consume<StreamEnd>();
            return node;
        }
        catch (Refused refused)
        {
            if (!isMended || refused.Code != ProblemCodes.YamlAlias || !reader.Mend(refused.Code, refused.At, problems))
                problems.Error(refused.Code, refused.At, refused.Fr, refused.En, InForm);
        }
        // The scanner lets out a few others on text that no author would write.
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            var at = reader.At(e is YamlException yaml ? yaml.Start : reader.parser.Current?.End ?? Mark.Empty);
            if (!isMended || !reader.Mend(ProblemCodes.YamlUnreadable, at, problems))
                problems.Error(
                    ProblemCodes.YamlUnreadable,
                    at,
                    "Ce YAML ne se lit pas : vérifiez l’alignement, les deux-points et les guillemets droits (\") autour d’un texte qui contient « : ».",
                    "This YAML can’t be read: check the indentation, the colons, and the straight quotes (\") around any text that contains “: ”.",
                    InForm
                );
        }
        return null;
    }

    // What stops the reading is most often a line of plain words, which straight quotes mend.
    private bool Mend(string code, SourcePoint at, ProblemList problems)
    {
        var lines = text.Split('\n');
        for (var line = Math.Min(at.Line - lineOffset, lines.Length); line > 0 && line >= at.Line - lineOffset - 1; line--)
        {
            if (YamlMend.Line(lines[line - 1]) is not { } mended)
                continue;
            problems.Error(
                code,
                at with
                {
                    Line = line + lineOffset,
                },
                $"Cette ligne ne se lit pas; écrivez `{mended}` : des guillemets droits entourent un texte qui contient « : », ou qui commence par un signe.",
                $"This line can’t be read; write `{mended}`: straight quotes go around a text that contains “: ”, or starts with a sign.",
                InForm
            );
            return true;
        }
        return false;
    }

    private YamlNode ReadNode(int depth)
    {
        var start = parser.Current?.Start ?? Mark.Empty;
        var at = At(start);
        if (depth > MostDepth || ++nodes > MostNodes)
            throw new Refused(
                ProblemCodes.YamlTooLarge,
                at,
                "Ce YAML est trop profond ou trop long.",
                "This YAML is too deep or too long."
            );

        switch (parser.Current)
        {
            case Scalar scalar:
                RefuseDecoration(scalar, at);
                parser.MoveNext();
                return new YamlText(at, scalar.Value) { Span = ((int)start.Index, (int)scalar.End.Index) };
            case SequenceStart sequence:
                RefuseDecoration(sequence, at);
                parser.MoveNext();
                var items = new List<YamlNode>();
                while (!parser.Accept<SequenceEnd>(out _))
                    items.Add(ReadNode(depth + 1));
                var end = After(sequence.Style == SequenceStyle.Flow);
                parser.MoveNext();
                return new YamlList(at, items) { Span = ((int)start.Index, end) };
            case MappingStart mapping:
                RefuseDecoration(mapping, at);
                parser.MoveNext();
                return ReadMap(start, mapping.Style == MappingStyle.Flow, depth);
            default:
                throw new Refused(
                    ProblemCodes.YamlAlias,
                    at,
                    "Les ancres et les renvois YAML (& et *) sont refusés : répétez la valeur.",
                    "YAML anchors and aliases (& and *) are refused: repeat the value."
                );
        }
    }

    private YamlMap ReadMap(Mark start, bool isFlow, int depth)
    {
        var entries = new List<(YamlText, YamlNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            var keyAt = At(parser.Current?.Start ?? Mark.Empty);
            if (ReadNode(depth + 1) is not YamlText key)
                throw new Refused(ProblemCodes.YamlUnreadable, keyAt, "Une clé doit être un mot.", "A key must be a word.");
            if (!keys.Add(key.Value))
                throw new Refused(
                    ProblemCodes.KeyTwice,
                    keyAt,
                    $"La clé « {key.Value} » est là deux fois.",
                    $"The key “{key.Value}” is there twice."
                );
            entries.Add((key, ReadNode(depth + 1)));
        }
        var end = After(isFlow);
        parser.MoveNext();
        return new YamlMap(At(start), entries) { Span = ((int)start.Index, end) };
    }

    // Of a map or a list at its end: a bracket that closes one is told by where it stands.
    private int After(bool isFlow) => (int)parser.Current!.Start.Index + (isFlow ? 1 : 0);

    private static void RefuseDecoration(NodeEvent node, SourcePoint at)
    {
        if (!node.Anchor.IsEmpty)
            throw new Refused(
                ProblemCodes.YamlAlias,
                at,
                "Les ancres et les renvois YAML (& et *) sont refusés : répétez la valeur.",
                "YAML anchors and aliases (& and *) are refused: repeat the value."
            );
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw new Refused(ProblemCodes.YamlAlias, at, "Les étiquettes YAML (!) sont refusées.", "YAML tags (!) are refused.");
    }

    private SourcePoint At(Mark mark) => new(file, Math.Max(1, (int)mark.Line + lineOffset), Math.Max(1, (int)mark.Column));

    private sealed class Refused(string code, SourcePoint at, string fr, string en) : Exception
    {
        public string Code { get; } = code;
        public SourcePoint At { get; } = at;
        public string Fr { get; } = fr;
        public string En { get; } = en;
    }
}
