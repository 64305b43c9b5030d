using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Institutions;

namespace Training.Credentials.Templates;

/// <summary>Someone who signs an institution’s certificates.</summary>
public sealed record Signatory(string Name, Localized<string> Title);

/// <summary>A recognition or units that a body granted in writing, as the institution declares; nothing else is ever printed as recognised.</summary>
/// <param name="Body">Who granted it.</param>
/// <param name="Number">Its number, as that body writes it.</param>
/// <param name="From">The first day that it holds for.</param>
/// <param name="Until">The last; null when it has no end.</param>
/// <param name="Statement">What may be printed, word for word.</param>
public sealed record Recognition(string Body, string Number, DateOnly From, DateOnly? Until, Localized<string> Statement)
{
    public bool Holds(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>How an institution’s credentials read, who signs them, how long they last, and whether a registrar looks first.</summary>
public sealed class CredentialTemplate : IInstitutionOwned
{
    public const int TargetLength = 120;
    public const int TextLength = 2000;
    public const int MostSignatories = 3;
    public const int MostRecognitions = 5;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>What it is for: empty for all that has none of its own, <c>module/{slug}</c> or <c>course/{slug}</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The sentence of the certificate, with placeholders; empty for the site’s own.</summary>
    public string TextFr { get; set; } = "";

    public string TextEn { get; set; } = "";

    /// <summary>None for the institution’s representative.</summary>
    public IReadOnlyList<Signatory> Signatories { get; set; } = [];

    public IReadOnlyList<Recognition> Recognitions { get; set; } = [];

    /// <summary>Whether the institution’s logo is printed.</summary>
    public bool ShowsLogo { get; set; } = true;

    /// <summary>Whether the printed page says everything in both languages.</summary>
    public bool IsBilingual { get; set; }

    /// <summary>Whether a registrar looks before it is issued.</summary>
    public bool IsReviewed { get; set; }

    /// <summary>How many months it lasts from the completion; null for ever.</summary>
    public int? ValidMonths { get; set; }

    /// <summary>Rises with every change: of two people who edit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; set; }

    public static string OfModule(string slug) => "module/" + slug;

    public static string OfCourse(string slug) => "course/" + slug;

    public static string For(Credential credential) =>
        credential.CourseCompletionId is null ? OfModule(credential.Module) : OfCourse(credential.Module);

    /// <summary>When a credential that lasts from a moment proves nothing any more; null for never.</summary>
    public DateTimeOffset? EndsAfter(DateTimeOffset moment) => ValidMonths is { } months ? moment.AddMonths(months) : null;

    public string Text(Language language) => language == Language.En ? TextEn : TextFr;
}

internal sealed class CredentialTemplateConfiguration : IEntityTypeConfiguration<CredentialTemplate>
{
    public void Configure(EntityTypeBuilder<CredentialTemplate> template)
    {
        template.ToTable("CredentialTemplates");
        template.Property(t => t.Id).ValueGeneratedNever();
        template.Property(t => t.Target).HasMaxLength(CredentialTemplate.TargetLength);
        template.Property(t => t.TextFr).HasMaxLength(CredentialTemplate.TextLength);
        template.Property(t => t.TextEn).HasMaxLength(CredentialTemplate.TextLength);
        template.Property(t => t.Signatories).HasConversion(list => ToJson(list), json => FromJson<Signatory>(json), Compare<Signatory>());
        template
            .Property(t => t.Recognitions)
            .HasConversion(list => ToJson(list), json => FromJson<Recognition>(json), Compare<Recognition>());
        template.Property(t => t.Revision).IsConcurrencyToken();
        template.HasOne<Institution>().WithMany().HasForeignKey(t => t.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        template.HasIndex(t => new { t.InstitutionId, t.Target }).IsUnique();
    }

    // Two lists are the same that hold the same, one by one.
    private static ValueComparer<IReadOnlyList<T>> Compare<T>() =>
        new(
            (a, b) => ToJson(a ?? new List<T>()) == ToJson(b ?? new List<T>()),
            list => ToJson(list).GetHashCode(StringComparison.Ordinal),
            list => list.ToList()
        );

    private static string ToJson<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list);

    private static List<T> FromJson<T>(string json) => JsonSerializer.Deserialize<List<T>>(json) ?? [];
}
