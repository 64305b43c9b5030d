using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Catalogue;
using Training.Courses;
using Training.Institutions;
using Training.Learners;

namespace Training.Cohorts;

/// <summary>How learners come into an offering.</summary>
public enum Admission
{
    /// <summary>Any member of the institution may join.</summary>
    Self = 1,

    /// <summary>Whoever has the code.</summary>
    Code,

    /// <summary>Those whom an instructor adds.</summary>
    Instructor,
}

/// <summary>A course, given to a cohort from one day to another.</summary>
public sealed class Offering : IInstitutionOwned
{
    public const int NameLength = 120;
    public const int CodeLength = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid CourseId { get; init; }
    public InstitutionCourse? Course { get; init; }

    /// <summary>What tells it from the course’s other offerings: « Automne 2026, groupe 2 ».</summary>
    public required string Name { get; set; }

    /// <summary>The first day, where the institution is.</summary>
    public required DateOnly StartsOn { get; set; }

    /// <summary>The last day; null when it doesn’t end.</summary>
    public DateOnly? EndsOn { get; set; }

    public Admission Admission { get; set; } = Admission.Instructor;

    /// <summary>Of <see cref="Admission.Code"/>: letters and digits that can’t be mistaken for one another.</summary>
    public string? Code { get; set; }

    public List<OfferingModule> Modules { get; } = [];
    public List<Seat> Seats { get; } = [];
    public List<OfferingInstructor> Instructors { get; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change: of two people who edit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; set; }

    public bool HasBegunOn(DateOnly day) => day >= StartsOn;

    public bool HasEndedOn(DateOnly day) => day > EndsOn;
}

/// <summary>A module of an offering, on the version that its cohort reads.</summary>
public sealed class OfferingModule : IInstitutionOwned
{
    public Guid OfferingId { get; init; }
    public Guid InstitutionId { get; init; }
    public required string Module { get; init; }

    /// <summary>The version; a newer one comes only by an instructor’s choice.</summary>
    public required string ContentHash { get; set; }

    /// <summary>From 1.</summary>
    public required int Position { get; set; }

    public bool IsOptional { get; set; }

    /// <summary>When it is due; null for the end of the offering. Late work counts and is said to be late.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>A learner’s place in a cohort.</summary>
public sealed class Seat : IInstitutionOwned
{
    /// <summary>Practice groups stay small: the founding study asks for six to eight people.</summary>
    public const int GroupSize = 8;

    public Guid OfferingId { get; init; }
    public Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When they left or were taken out; what they did stays theirs.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The practice group, from 1; null for none.</summary>
    public int? Group { get; set; }
}

/// <summary>Someone who teaches an offering.</summary>
public sealed class OfferingInstructor : IInstitutionOwned
{
    public Guid OfferingId { get; init; }
    public Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }
}

internal sealed class OfferingConfiguration : IEntityTypeConfiguration<Offering>
{
    public void Configure(EntityTypeBuilder<Offering> offering)
    {
        offering.ToTable("Offerings");
        offering.Property(o => o.Id).ValueGeneratedNever();
        offering.Property(o => o.Name).HasMaxLength(Offering.NameLength);
        offering.Property(o => o.Code).HasMaxLength(Offering.CodeLength);
        offering.Property(o => o.Admission).HasConversion<string>().HasMaxLength(20);
        offering.Property(o => o.Revision).IsConcurrencyToken();
        offering.HasOne(o => o.Course).WithMany().HasForeignKey(o => o.CourseId).OnDelete(DeleteBehavior.Restrict);
        offering.HasMany(o => o.Modules).WithOne().HasForeignKey(m => m.OfferingId).OnDelete(DeleteBehavior.Cascade);
        offering.HasMany(o => o.Seats).WithOne().HasForeignKey(s => s.OfferingId).OnDelete(DeleteBehavior.Cascade);
        offering.HasMany(o => o.Instructors).WithOne().HasForeignKey(i => i.OfferingId).OnDelete(DeleteBehavior.Cascade);
        offering.HasIndex(o => o.InstitutionId);
        offering.HasIndex(o => o.Code).IsUnique();
    }
}

internal sealed class OfferingModuleConfiguration : IEntityTypeConfiguration<OfferingModule>
{
    public void Configure(EntityTypeBuilder<OfferingModule> module)
    {
        module.ToTable("OfferingModules");
        module.HasKey(m => new { m.OfferingId, m.Module });
        module.Property(m => m.Module).HasMaxLength(80);
        module.Property(m => m.ContentHash).HasMaxLength(64);
        module.HasOne<ModuleVersion>().WithMany().HasForeignKey(m => m.ContentHash).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SeatConfiguration : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> seat)
    {
        seat.ToTable("Seats");
        seat.HasKey(s => new { s.OfferingId, s.LearnerId });
        seat.HasIndex(s => s.LearnerId);
        seat.HasOne<Learner>().WithMany().HasForeignKey(s => s.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OfferingInstructorConfiguration : IEntityTypeConfiguration<OfferingInstructor>
{
    public void Configure(EntityTypeBuilder<OfferingInstructor> instructor)
    {
        instructor.ToTable("OfferingInstructors");
        instructor.HasKey(i => new { i.OfferingId, i.LearnerId });
        instructor.HasIndex(i => i.LearnerId);
        instructor.HasOne<Learner>().WithMany().HasForeignKey(i => i.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
