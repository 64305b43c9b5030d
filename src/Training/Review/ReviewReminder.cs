using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Learners;
using Training.Localization;

namespace Training.Review;

/// <summary>A learner asked for a mail on days when something is due. It is the outbox of these letters: when the next is to be looked at, and which node does.</summary>
public sealed class ReviewReminder
{
    /// <summary>The hours one can choose from.</summary>
    public static readonly IReadOnlyList<int> Hours = [7, 12, 18];

    public required Guid LearnerId { get; init; }

    public bool IsOn { get; private set; }

    /// <summary>By the clocks where people learn.</summary>
    public int Hour { get; private set; }

    /// <summary>Where the site was when the learner asked, for the links of letters written outside any request.</summary>
    public string SiteUrl { get; private set; } = "";

    /// <summary>When to look whether a letter is to be sent.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>Until then one node sees to it; if it dies, another takes over.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>The day of the last letter: there is never a second one.</summary>
    public DateOnly? SentOn { get; private set; }

    public void TurnOn(int hour, string siteUrl, DateTimeOffset now)
    {
        (IsOn, Hour, SiteUrl) = (true, hour, siteUrl);
        NextAt = NextAfter(now, SentOn);
    }

    public void TurnOff() => IsOn = false;

    /// <summary>The next time the clocks say the hour, never on a day that had its letter.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now, DateOnly? sentOn)
    {
        var day = now.ToLocalDay();
        var next = day.AtLocalHour(Hour);
        return next > now && sentOn != day ? next : day.AddDays(1).AtLocalHour(Hour);
    }
}

internal sealed class ReviewReminderConfiguration : IEntityTypeConfiguration<ReviewReminder>
{
    public const int UrlLength = 300;

    public void Configure(EntityTypeBuilder<ReviewReminder> reminder)
    {
        reminder.ToTable("ReviewReminders");
        reminder.HasKey(r => r.LearnerId);
        reminder.Property(r => r.LearnerId).ValueGeneratedNever();
        reminder.Property(r => r.SiteUrl).HasMaxLength(UrlLength);
        reminder.HasOne<Learner>().WithMany().HasForeignKey(r => r.LearnerId).OnDelete(DeleteBehavior.Cascade);
        reminder.HasIndex(r => new { r.IsOn, r.NextAt });
    }
}
