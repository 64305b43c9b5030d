namespace Training.Credentials.Badges;

/// <summary>Why a badge proves nothing.</summary>
internal enum BadgeProblem
{
    /// <summary>There is no signed badge in it, or not one of ours.</summary>
    Unreadable = 1,

    /// <summary>None of the keys at hand signed it.</summary>
    UnknownKey,

    /// <summary>Its words, its header or its signature were changed since it was signed.</summary>
    Changed,
    NotYet,
    Expired,
    Revoked,
    Suspended,
    Superseded,

    /// <summary>It is well signed, but nothing of the kind was issued here.</summary>
    Unknown,
}
