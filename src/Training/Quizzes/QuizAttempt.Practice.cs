using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>Items answered again once the attempt is submitted. It is practice: the attempt and its score stay as they are.</summary>
public sealed partial class QuizAttempt
{
    public Response PracticeOf(string item) => Find(item)?.Practice is { } text ? new(text) : Response.None;

    public bool IsPracticeChecked(string item) => Find(item)?.IsPracticeChecked ?? false;

    public void Practise(string item, Response answer, DateTimeOffset now)
    {
        if (!IsSubmitted || IsPracticeChecked(item) || PracticeOf(item) == answer)
            return;
        var kept = Find(item) ?? New(item, now);
        kept.Practice = answer.Text;
        Keep(kept);
    }

    public void CheckPractice(string item)
    {
        if (Find(item) is not { IsPracticeChecked: false, Practice.Length: > 0 } kept)
            return;
        kept.IsPracticeChecked = true;
        Revision++;
    }

    /// <summary>Forgets a practice answer, to give another.</summary>
    public void PractiseAgain(string item)
    {
        if (Find(item) is not { Practice: not null } kept)
            return;
        (kept.Practice, kept.IsPracticeChecked) = (null, false);
        Revision++;
    }
}
