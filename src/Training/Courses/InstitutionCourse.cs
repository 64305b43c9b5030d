using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Institutions;

namespace Training.Courses;

/// <summary>A course as an institution gives it: modules in an order, the hours, and what completes it. Copied from a shipped course, or composed here.</summary>
public sealed class InstitutionCourse : IInstitutionOwned
{
    public const int SlugLength = 80;
    public const int TitleLength = 200;
    public const int SummaryLength = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>Its address among the institution’s courses; it never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The shipped course that it was copied from; null when it was composed here.</summary>
    public string? Origin { get; init; }

    public required string TitleFr { get; set; }
    public required string TitleEn { get; set; }
    public string SummaryFr { get; set; } = "";
    public string SummaryEn { get; set; } = "";

    /// <summary>Of the whole, class and homework included.</summary>
    public decimal Hours { get; set; }

    /// <summary>The hours outside the modules.</summary>
    public decimal Elsewhere { get; set; }

    public CourseRule Rule { get; set; } = new();

    /// <summary>The slugs of the institution’s courses that are completed before this one begins.</summary>
    public List<string> Prerequisites { get; set; } = [];

    public List<InstitutionCourseModule> Modules { get; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>No new offering is made of it; those that run go on.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Rises with every change: of two people who edit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; set; }

    public string Title(Language language) => language == Language.En ? TitleEn : TitleFr;

    public string Summary(Language language) => language == Language.En ? SummaryEn : SummaryFr;
}

/// <summary>What completes a course. Stated anew in every completion that it grants, so that a later change takes nothing away.</summary>
public sealed class CourseRule
{
    /// <summary>How many of the modules that aren’t optional; null for all of them.</summary>
    public int? AtLeast { get; set; }

    /// <summary>The scaled score, 0 to 1, that every module’s scored activities reach on average; null when completing them is enough.</summary>
    public double? MinimumScore { get; set; }

    /// <summary>Activities that are done besides, whatever modules are chosen: <c>module/activity</c>.</summary>
    public List<string> RequiredActivities { get; set; } = [];
}

/// <summary>A module’s place in an institution’s course.</summary>
public sealed class InstitutionCourseModule : IInstitutionOwned
{
    public Guid CourseId { get; init; }
    public Guid InstitutionId { get; init; }
    public required string Module { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; set; }

    public bool IsOptional { get; set; }
}

internal sealed class InstitutionCourseConfiguration : IEntityTypeConfiguration<InstitutionCourse>
{
    public void Configure(EntityTypeBuilder<InstitutionCourse> course)
    {
        course.ToTable("Courses");
        course.Property(c => c.Id).ValueGeneratedNever();
        course.Property(c => c.Slug).HasMaxLength(InstitutionCourse.SlugLength);
        course.Property(c => c.Origin).HasMaxLength(InstitutionCourse.SlugLength);
        course.Property(c => c.TitleFr).HasMaxLength(InstitutionCourse.TitleLength);
        course.Property(c => c.TitleEn).HasMaxLength(InstitutionCourse.TitleLength);
        course.Property(c => c.SummaryFr).HasMaxLength(InstitutionCourse.SummaryLength);
        course.Property(c => c.SummaryEn).HasMaxLength(InstitutionCourse.SummaryLength);
        course.Property(c => c.Hours).HasPrecision(6, 2);
        course.Property(c => c.Elsewhere).HasPrecision(6, 2);
        course.Property(c => c.Revision).IsConcurrencyToken();
        course.OwnsOne(c => c.Rule);
        course.Navigation(c => c.Rule).IsRequired();
        course.HasOne<Institution>().WithMany().HasForeignKey(c => c.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        course.HasMany(c => c.Modules).WithOne().HasForeignKey(m => m.CourseId).OnDelete(DeleteBehavior.Cascade);
        course.HasIndex(c => new { c.InstitutionId, c.Slug }).IsUnique();
    }
}

internal sealed class InstitutionCourseModuleConfiguration : IEntityTypeConfiguration<InstitutionCourseModule>
{
    public void Configure(EntityTypeBuilder<InstitutionCourseModule> module)
    {
        module.ToTable("CourseModules");
        module.HasKey(m => new { m.CourseId, m.Module });
        module.Property(m => m.Module).HasMaxLength(80);
    }
}
