using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>A note, and which part it is in: its links are named there.</summary>
internal sealed record WordNote(int Number, XElement Element, bool IsEndnote);

/// <summary>The notes at the foot of pages and at the end, numbered together in the order in which the text refers to them.</summary>
internal sealed class WordNotes(XElement? footnotes, XElement? endnotes)
{
    private readonly Dictionary<string, XElement> footnoteById = ById(footnotes.Children("footnote"));
    private readonly Dictionary<string, XElement> endnoteById = ById(endnotes.Children("endnote"));
    private readonly Dictionary<XElement, int> numbers = [];
    private readonly List<WordNote> referred = [];

    public IReadOnlyList<WordNote> Referred => referred;

    /// <returns>Null when there is no such note.</returns>
    public int? NumberOf(XElement reference)
    {
        var isEndnote = reference.Name.LocalName == "endnoteReference";
        if (!(isEndnote ? endnoteById : footnoteById).TryGetValue(reference.Attr("id") ?? "", out var note))
            return null;
        if (numbers.TryAdd(note, numbers.Count + 1))
            referred.Add(new(numbers[note], note, isEndnote));
        return numbers[note];
    }

    // The lines above the notes are notes of a type of their own.
    private static Dictionary<string, XElement> ById(IEnumerable<XElement> notes)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var note in notes)
            if (note.Attr("id") is { } id && note.Attr("type") is null or "normal")
                found.TryAdd(id, note);
        return found;
    }
}
