using Microsoft.AspNetCore.Identity;
using Training.Content;

namespace Training.Learners;

/// <summary>Someone learning.</summary>
public sealed class Learner : IdentityUser<Guid>
{
    public Learner() => Id = Guid.CreateVersion7();

    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";

    /// <summary>The language the learner reads, and is written to in.</summary>
    public Language Language { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When someone who came without an account last did something here; null for those who came with one.</summary>
    public DateTimeOffset? GuestSeenAt { get; set; }

    /// <summary>Tries the taster without an account. Confirming an e-mail address is what makes them a learner like any other, with all they did.</summary>
    public bool IsGuest => GuestSeenAt is not null && !EmailConfirmed;

    /// <summary>No activity may hurry this learner.</summary>
    public bool TimersOff { get; set; }

    /// <summary>How much longer than announced every time limit is for this learner: 1, 1.5 or 2.</summary>
    public decimal TimeFactor { get; set; } = 1;

    /// <summary>How often they are written to about what is due and new.</summary>
    public Digest Digest { get; set; } = Digest.Weekly;
}

/// <summary>How often a learner gets a digest of what is due and new.</summary>
public enum Digest
{
    Off = 1,
    Weekly,
    Daily,
}
