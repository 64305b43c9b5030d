namespace Training.Content.Scenarios.Exploring;

/// <summary>How a made-up learner goes through a session. All of them only take acts that some scene answers.</summary>
public enum LearnerKind
{
    /// <summary>Picks any of the choices on offer, each as likely as the others; one time in five, where acts would be answered, takes any of those instead.</summary>
    Random,

    /// <summary>
    /// Sets the frame as soon as somebody answers: the place, who it is, a number to call back, where the person is. Then takes any choice that costs no
    /// points and is not critical, while there is one, and one time in ten another act. Lets one timed decision in three run out.
    /// </summary>
    Cautious,

    /// <summary>Takes the best single choice on offer, the first of equals; and each act once, before it, where its answer can earn points.</summary>
    Best,
}
