using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Authoring.Reviewing;
using Training.Catalogue;

namespace Training.Authoring.Publishing;

/// <summary>What an author posts to move a draft on, as it was typed.</summary>
public sealed record PublicationForm
{
    /// <summary>What is asked for; a second click asks for the same.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the draft, as the page showed it.</summary>
    public int? Revision { get; init; }

    /// <summary>Of the content that the page showed, or of the version that was current then.</summary>
    public string Hash { get; init; } = "";

    public string Note { get; init; } = "";
    public string NotesFr { get; init; } = "";
    public string NotesEn { get; init; } = "";
    public Rise? Rise { get; init; }

    /// <summary>The warnings that were read, by <see cref="WarningGroup.Key"/>, and the remarks, by <see cref="ReviewView.RemarksKey"/>.</summary>
    public IReadOnlySet<string> Accepted { get; init; } = new HashSet<string>();

    public bool AcceptsAll { get; init; }

    public static PublicationForm Read(IFormCollection fields) =>
        new()
        {
            Id = Guid.TryParse(fields["id"], out var id) && id != Guid.Empty ? id : Guid.CreateVersion7(),
            Revision = int.TryParse(fields["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                ? revision
                : null,
            Hash = fields["hash"].ToString(),
            Note = Text(fields, "note"),
            NotesFr = Text(fields, "notesFr"),
            NotesEn = Text(fields, "notesEn"),
            Rise = Enum.TryParse<Rise>(fields["rise"], out var rise) && Enum.IsDefined(rise) ? rise : null,
            Accepted = fields["accept"].OfType<string>().ToHashSet(StringComparer.Ordinal),
            AcceptsAll = fields["acceptAll"] == "1",
        };

    public bool Accepts(string warning) => AcceptsAll || Accepted.Contains(warning);

    /// <summary>The longest of each, as the tables hold it.</summary>
    public const int MostNote = DraftEvent.NoteLength;

    public const int MostNotes = ModuleVersion.NotesLength;

    // A browser sends lines apart by two characters, where its author sees one.
    private static string Text(IFormCollection fields, string name) => fields[name].ToString().ReplaceLineEndings("\n").Trim();
}
