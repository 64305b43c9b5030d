using Training.Content;
using Training.Courses;

namespace Training.Digests;

/// <summary>A module that a learner’s cohort has to complete by a day.</summary>
/// <param name="On">The day, where the institution is.</param>
internal sealed record DueModule(
    Guid OfferingId,
    string Module,
    string ContentHash,
    InstitutionCourse Course,
    string Offering,
    DateOnly On,
    bool IsLate
);

/// <summary>What there is to tell one learner.</summary>
/// <param name="Comments">How many the learner hasn’t seen.</param>
internal sealed record LearnerDigest(
    Guid LearnerId,
    string Email,
    string GivenName,
    Language Language,
    IReadOnlyList<DueModule> Due,
    int Comments
);
