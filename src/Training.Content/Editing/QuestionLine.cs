namespace Training.Content.Editing;

/// <summary>What the first signs of a line say that it is.</summary>
internal enum QuestionLineKind
{
    Blank,
    Rule,
    Heading,

    /// <summary><c>Question 3 :</c></summary>
    Ask,

    Number,
    Letter,
    Bullet,

    /// <summary>A box to tick, ticked or not.</summary>
    Box,

    Quote,

    /// <summary><c>Réponse : b</c></summary>
    Key,

    /// <summary><c>Réponse rédigée : …</c></summary>
    Model,

    /// <summary><c>Rétroaction : …</c></summary>
    Feedback,

    /// <summary>Competencies and a level, and nothing else.</summary>
    Tags,

    /// <summary>A row of a table.</summary>
    Row,

    Plain,
}

/// <summary>A line of a text of questions.</summary>
/// <param name="At">From 1.</param>
/// <param name="Text">All of it, without the spaces around.</param>
/// <param name="Words">What follows its signs.</param>
internal sealed record QuestionLine(int At, QuestionLineKind Kind, string Text, string Words)
{
    public int Indent { get; init; }

    /// <summary>Of a number or a letter, from 1; of a feedback, the answer that it is about; else 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>What its mark ends with, or is.</summary>
    public char Sign { get; init; }

    public bool IsBold { get; init; }

    /// <summary>Marked as a right answer before its words.</summary>
    public bool IsRight { get; init; }

    /// <summary>Of a feedback: it says that it is the question’s.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>It says that what it asks is answered at length.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A blank line stands above.</summary>
    public bool IsApart { get; init; }

    public bool IsAnswer => Kind is QuestionLineKind.Letter or QuestionLineKind.Bullet or QuestionLineKind.Box;

    /// <summary>What answers may be without any mark: one that is starred, a gap, a pair.</summary>
    public bool IsLoose =>
        Kind == QuestionLineKind.Plain && (IsRight || QuestionMarks.HasGap(Text) || QuestionMarks.Pair(Text, isLoose: false) is not null);

    public bool EndsAsking => QuestionMarks.EndsAsking(Words);
}
