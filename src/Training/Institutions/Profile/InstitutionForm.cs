using Training.Content;
using Training.Localization;

namespace Training.Institutions.Profile;

/// <summary>What an institution says of itself, as its admins type it.</summary>
public sealed class InstitutionForm
{
    /// <summary>Of what the form was filled from.</summary>
    public int Revision { get; set; }

    public string? NameFr { get; set; }
    public string? NameEn { get; set; }
    public string? Contact { get; set; }
    public string? Address { get; set; }
    public string? RepresentativeName { get; set; }
    public string? RepresentativeTitle { get; set; }
    public bool IsOpen { get; set; }
    public string? Accent { get; set; }

    /// <summary><c>fr</c>, <c>en</c>, or <c>both</c>.</summary>
    public string? Languages { get; set; }

    public string? TimeZone { get; set; }
    public string? NoticeFr { get; set; }
    public string? NoticeEn { get; set; }

    internal static InstitutionForm Of(Institution institution) =>
        new()
        {
            Revision = institution.Revision,
            NameFr = institution.NameFr,
            NameEn = institution.NameEn,
            Contact = institution.Contact,
            Address = institution.Address,
            RepresentativeName = institution.RepresentativeName,
            RepresentativeTitle = institution.RepresentativeTitle,
            IsOpen = institution.IsOpen,
            Accent = institution.Accent ?? "",
            Languages = institution.OnlyLanguage?.Code() ?? "both",
            TimeZone = institution.TimeZone,
            NoticeFr = institution.NoticeFr,
            NoticeEn = institution.NoticeEn,
        };

    /// <summary>Without spaces around, and with one kind of line ending, as browsers don’t send it.</summary>
    internal InstitutionForm Tidied() =>
        new()
        {
            Revision = Revision,
            NameFr = Tidy(NameFr),
            NameEn = Tidy(NameEn) is { Length: > 0 } english ? english : Tidy(NameFr),
            Contact = Tidy(Contact),
            Address = Tidy(Address),
            RepresentativeName = Tidy(RepresentativeName),
            RepresentativeTitle = Tidy(RepresentativeTitle),
            IsOpen = IsOpen,
            Accent = Colour.Parse(Accent)?.ToString() ?? Tidy(Accent),
            Languages = Localization.Languages.Find(Languages)?.Code() ?? "both",
            TimeZone = Tidy(TimeZone),
            NoticeFr = Tidy(NoticeFr),
            NoticeEn = Tidy(NoticeEn),
        };

    /// <summary>The fields that hold something else than another form, with what that one holds.</summary>
    internal IReadOnlyDictionary<string, string> Differences(InstitutionForm other) =>
        Fields()
            .Zip(other.Fields())
            .Where(pair => pair.First != pair.Second)
            .ToDictionary(pair => pair.Second.Name, pair => pair.Second.Value);

    internal void ApplyTo(Institution institution)
    {
        institution.NameFr = NameFr!;
        institution.NameEn = NameEn!;
        institution.Contact = Contact!;
        institution.Address = Address!;
        institution.RepresentativeName = RepresentativeName!;
        institution.RepresentativeTitle = RepresentativeTitle!;
        institution.IsOpen = IsOpen;
        institution.Accent = Accent is { Length: > 0 } accent ? accent : null;
        institution.OnlyLanguage = Localization.Languages.Find(Languages);
        institution.TimeZone = TimeZone!;
        institution.NoticeFr = NoticeFr!;
        institution.NoticeEn = NoticeEn!;
    }

    private IEnumerable<(string Name, string Value)> Fields() =>
        [
            ("nameFr", NameFr ?? ""),
            ("nameEn", NameEn ?? ""),
            ("contact", Contact ?? ""),
            ("address", Address ?? ""),
            ("representativeName", RepresentativeName ?? ""),
            ("representativeTitle", RepresentativeTitle ?? ""),
            ("isOpen", IsOpen ? "yes" : "no"),
            ("accent", Accent ?? ""),
            ("languages", Languages ?? ""),
            ("timeZone", TimeZone ?? ""),
            ("noticeFr", NoticeFr ?? ""),
            ("noticeEn", NoticeEn ?? ""),
        ];

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
