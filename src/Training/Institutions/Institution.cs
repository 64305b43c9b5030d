using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Localization;

namespace Training.Institutions;

/// <summary>
/// A college, a university or another provider that teaches on this installation under its own name. Learners see nothing of the others.
/// </summary>
public sealed class Institution
{
    public const int SlugLength = 40;
    public const int HostLength = 253;
    public const int NameLength = 200;
    public const int TextLength = 300;
    public const int NoticeLength = 8000;
    public const int CodeLength = 12;
    public const string DefaultTimeZone = "America/Toronto";

    /// <summary>The one that runs the installation: it is there from the start, and answers where no other is asked for.</summary>
    public static readonly Guid HomeId = new("01980000-0000-7000-8000-000000000001");

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its address, <c>/i/{slug}</c>. It never changes: certificates and calendars lead there.</summary>
    public required string Slug { get; init; }

    /// <summary>The host name that is its own, when it has one.</summary>
    public string? Host { get; set; }

    public required string NameFr { get; set; }
    public required string NameEn { get; set; }

    /// <summary>The address people write to.</summary>
    public string Contact { get; set; } = "";

    public string RepresentativeName { get; set; } = "";
    public string RepresentativeTitle { get; set; } = "";

    /// <summary>Where it is, as printed on certificates.</summary>
    public string Address { get; set; } = "";

    /// <summary>Whether anyone may register, or only those who are invited.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What whoever has it joins with, though the institution isn’t open; null for none.</summary>
    public string? JoinCode { get; set; }

    /// <summary>The colour of its buttons and links on light paper, <c>#rrggbb</c>; null for the site’s own.</summary>
    public string? Accent { get; set; }

    /// <summary>The one language that its pages come in; null when people choose.</summary>
    public Language? OnlyLanguage { get; set; }

    /// <summary>Where its days begin and end: an IANA name.</summary>
    public string TimeZone { get; set; } = DefaultTimeZone;

    /// <summary>What it does with personal data, in Markdown; empty when the site’s own words are enough.</summary>
    public string NoticeFr { get; set; } = "";
    public string NoticeEn { get; set; } = "";

    /// <summary>Of its <see cref="InstitutionLogo"/>; null when it has none.</summary>
    public string? LogoHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When a person last changed it; until then the home institution is as the settings say.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>Rises with every change: of two people who edit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; set; }

    public bool IsHome => Id == HomeId;

    /// <summary>What its addresses begin with when nothing says otherwise: nothing where a host name leads to it.</summary>
    public string Prefix => IsHome || Host is not null ? "" : $"/i/{Slug}";

    public string Name(Language language) => language == Language.En ? NameEn : NameFr;
}

internal sealed class InstitutionConfiguration : IEntityTypeConfiguration<Institution>
{
    public void Configure(EntityTypeBuilder<Institution> institution)
    {
        institution.ToTable("Institutions");
        institution.Property(i => i.Id).ValueGeneratedNever();
        institution.Property(i => i.Slug).HasMaxLength(Institution.SlugLength);
        institution.Property(i => i.Host).HasMaxLength(Institution.HostLength);
        institution.Property(i => i.NameFr).HasMaxLength(Institution.NameLength);
        institution.Property(i => i.NameEn).HasMaxLength(Institution.NameLength);
        institution.Property(i => i.Contact).HasMaxLength(Institution.TextLength);
        institution.Property(i => i.RepresentativeName).HasMaxLength(Institution.NameLength);
        institution.Property(i => i.RepresentativeTitle).HasMaxLength(Institution.NameLength);
        institution.Property(i => i.Address).HasMaxLength(Institution.TextLength);
        institution.Property(i => i.JoinCode).HasMaxLength(Institution.CodeLength);
        institution.Property(i => i.Accent).HasMaxLength(7);
        institution.Property(i => i.OnlyLanguage).HasConversion(l => l!.Value.Code(), code => Languages.Find(code)!.Value).HasMaxLength(2);
        institution.Property(i => i.TimeZone).HasMaxLength(60);
        institution.Property(i => i.NoticeFr).HasMaxLength(Institution.NoticeLength);
        institution.Property(i => i.NoticeEn).HasMaxLength(Institution.NoticeLength);
        institution.Property(i => i.LogoHash).HasMaxLength(64);
        institution.Property(i => i.Revision).IsConcurrencyToken();
        institution.HasIndex(i => i.Slug).IsUnique();
        institution.HasData(
            new Institution
            {
                Id = Institution.HomeId,
                Slug = "accueil",
                NameFr = "",
                NameEn = "",
                IsOpen = true,
                CreatedAt = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero),
            }
        );
        institution.HasIndex(i => i.Host).IsUnique();
        institution.HasIndex(i => i.JoinCode).IsUnique();
    }
}
