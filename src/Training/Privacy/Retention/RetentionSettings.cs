namespace Training.Privacy.Retention;

/// <summary>For how many days each kind of record is kept; 0 for as long as its owner keeps it.</summary>
public sealed record RetentionSettings
{
    /// <summary>Accepted or expired for so long.</summary>
    public int Invitations { get; init; } = 365;

    /// <summary>Links to debriefs: so old.</summary>
    public int SharedDebriefs { get; init; } = 365;

    /// <summary>Sessions taken up again to try, which count nowhere.</summary>
    public int Practice { get; init; } = 730;

    /// <summary>What instructors wrote to learners.</summary>
    public int Comments { get; init; } = 1095;

    /// <summary>The words of open answers, since they were submitted; scores stay.</summary>
    public int OpenAnswers { get; init; } = 1095;

    /// <summary>A journal is its writer’s.</summary>
    public int Journal { get; init; }

    /// <summary>Each by its name.</summary>
    public IReadOnlyList<(string Kind, int Days)> All =>
        [
            (nameof(Invitations), Invitations),
            (nameof(SharedDebriefs), SharedDebriefs),
            (nameof(Practice), Practice),
            (nameof(Comments), Comments),
            (nameof(OpenAnswers), OpenAnswers),
            (nameof(Journal), Journal),
        ];
}
