namespace Training.Content.Editing;

/// <summary>Parts the lines of a text of questions: each question, and each passage that is none, by itself.</summary>
internal sealed class QuestionParts
{
    private readonly List<QuestionLine> lines;
    private readonly int[] nextAnswer;
    private readonly int[] nextKey;
    private readonly int[] nextNumber;
    private readonly int[] nextEnd;
    private readonly List<IReadOnlyList<QuestionLine>> parts = [];

    private Begun part = new(isAside: false);

    private QuestionParts(List<QuestionLine> lines)
    {
        this.lines = lines;
        nextAnswer = Next(line => line.IsAnswer || line.IsLoose || line.Kind == QuestionLineKind.Row);
        nextKey = Next(line => line.Kind is QuestionLineKind.Key or QuestionLineKind.Model);
        nextNumber = Next(line => line.Kind == QuestionLineKind.Number);
        nextEnd = Next(line => line.Kind is QuestionLineKind.Heading or QuestionLineKind.Ask or QuestionLineKind.Rule);
    }

    public static IReadOnlyList<IReadOnlyList<QuestionLine>> Of(List<QuestionLine> lines)
    {
        var all = new QuestionParts(lines);
        all.Part();
        return all.parts;
    }

    /// <summary>Of each line, where the next one of some kind is below it; beyond the last when there is none.</summary>
    private int[] Next(Predicate<QuestionLine> isOne)
    {
        var next = new int[lines.Count];
        var found = lines.Count;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            next[i] = found;
            if (isOne(lines[i]))
                found = i;
        }
        return next;
    }

    private void Part()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == QuestionLineKind.Blank)
                continue;
            if (lines[i].Kind == QuestionLineKind.Rule)
            {
                End(isAside: false);
                continue;
            }
            var (begins, isAside) = part.Lines.Count > 0 ? Begins(i) : (false, false);
            if (begins)
                End(isAside);
            part.Add(lines[i]);
        }
        End(isAside: false);
    }

    private void End(bool isAside)
    {
        if (part.Lines.Count > 0)
            parts.Add(part.Lines);
        part = new(isAside);
    }

    private (bool Begins, bool IsAside) Begins(int i) =>
        lines[i].Kind switch
        {
            // « Question 3 », and its words on the next line.
            QuestionLineKind.Heading or QuestionLineKind.Ask or QuestionLineKind.Number or QuestionLineKind.Plain when part.IsBare => (
                false,
                false
            ),
            // « Question ouverte », on the line under what it asks.
            QuestionLineKind.Ask when lines[i] is { IsOpen: true, Words: "" } && !part.IsAnswered && part.Lines[^1].EndsAsking => (
                false,
                false
            ),
            QuestionLineKind.Heading or QuestionLineKind.Ask => (true, false),
            // « Essay: … », after another question.
            QuestionLineKind.Model => (part.IsAnswered && lines[i].IsApart && lines[i].Words.Length > 0, false),
            QuestionLineKind.Number => (BeginsWithNumber(i), false),
            QuestionLineKind.Plain => BeginsWithWords(i),
            _ => (false, false),
        };

    // A number begins a question, or is an answer’s, or a step’s.
    private bool BeginsWithNumber(int i)
    {
        var line = lines[i];
        if (part.IsNumbered && line.Indent >= part.Start.Indent + 2)
            return false;
        // « Réponses : », and a numbered list under it.
        if (part.WaitsForAnswers && line.Ordinal == part.LastNumber + 1 && !Asks(i))
            return false;
        // Under « Question 3 : », numbers are of answers; unless it has others, and the count goes on.
        if (part.Start.Kind == QuestionLineKind.Ask)
            return (part.Start.IsOpen && Asks(i))
                || ((part.HasAnswers || part.IsLoose) && part.LastNumber == 0 && line.Ordinal == part.Start.Ordinal + 1);
        if (part.HasAnswers || part.IsLoose)
            return true;
        var isNext = part.IsNumbered && line.Ordinal == part.Start.Ordinal + 1;
        if (line.Ordinal != part.LastNumber + 1)
            return true;
        if (part.AsksForOrder)
            return part.LastNumber >= 2 && isNext && Asks(i);
        if (IsAnsweredBelow(i, withKey: part.LastNumber == 0))
            return true;
        return part.LastNumber > 0 && isNext && Asks(i);
    }

    private bool Asks(int i) => lines[i].EndsAsking || QuestionMarks.AsksForOrder(lines[i].Words) || IsAnsweredBelow(i, withKey: true);

    /// <summary>Whether there are answers below a numbered line, before the next.</summary>
    private bool IsAnsweredBelow(int i, bool withKey)
    {
        var answer = withKey ? Math.Min(nextAnswer[i], nextKey[i]) : nextAnswer[i];
        var number = nextNumber[i];
        return Math.Min(answer, number) < nextEnd[i] && (answer < number || lines[number].Indent >= lines[i].Indent + 2);
    }

    // Without a mark, words begin a question when answers stand under them; else they go with what is above.
    private (bool Begins, bool IsAside) BeginsWithWords(int i)
    {
        var line = lines[i];
        if (!part.IsAnswered && !part.IsLoose)
            return ((part.IsAside || part.IsTitle) && line.IsApart && line.EndsAsking && IsFollowed(i), false);
        if (line.Indent >= 2 && line.Indent > part.Start.Indent)
            return (false, false);
        if (!part.IsAnswered)
            return (line.EndsAsking && IsFollowed(i), false);
        // Among the answers, one that is starred is one of them.
        if (line.IsRight && part.Lines[^1].Kind is not (QuestionLineKind.Key or QuestionLineKind.Model))
            return (false, false);
        if ((line.IsApart || line.EndsAsking || IsAboveFirst(i)) && IsFollowed(i))
            return (true, false);
        var waits = part.Lines[^1] is { Kind: QuestionLineKind.Key or QuestionLineKind.Model, Words: "" };
        return (line.IsApart && !waits, true);
    }

    private bool IsAboveFirst(int i) =>
        nextAnswer[i] < lines.Count && nextAnswer[i] <= i + 2 && lines[nextAnswer[i]] is { Ordinal: 1, Kind: QuestionLineKind.Letter };

    private bool IsFollowed(int i)
    {
        var answer = Math.Min(nextAnswer[i], nextKey[i]);
        var number = nextNumber[i];
        return Math.Min(answer, number) < nextEnd[i] && (answer < number || (!part.IsNumbered && lines[number].Ordinal == 1));
    }

    /// <summary>A question as far as it was read.</summary>
    private sealed class Begun(bool isAside)
    {
        public List<QuestionLine> Lines { get; } = [];
        public QuestionLine Start => Lines[0];
        public bool IsNumbered => Start.Kind == QuestionLineKind.Number;

        /// <summary>What follows answers and isn’t theirs.</summary>
        public bool IsAside => isAside;

        public bool IsBare { get; private set; } = true;

        /// <summary>Other than by numbers.</summary>
        public bool HasAnswers { get; private set; }

        /// <summary>The last number after its own.</summary>
        public int LastNumber { get; private set; }

        public bool IsAnswered => HasAnswers || LastNumber > 0;
        public bool IsLoose { get; private set; }

        /// <summary>Its last label has nothing after it: what follows is its own.</summary>
        public bool WaitsForAnswers { get; private set; }

        public bool AsksForOrder { get; private set; }

        /// <summary>« Module 3 », above the first question.</summary>
        public bool IsTitle =>
            Lines is [{ Kind: QuestionLineKind.Plain } title] && title.Words is [.., not ('.' or '?' or '!' or ':' or '…' or '»')];

        public void Add(QuestionLine line)
        {
            if (line.Kind == QuestionLineKind.Number && !IsBare)
                LastNumber = line.Ordinal;
            Lines.Add(line);
            IsBare &= line.Words.Length == 0;
            HasAnswers |= line.IsAnswer || line.Kind is QuestionLineKind.Row or QuestionLineKind.Key or QuestionLineKind.Model;
            IsLoose |= line.IsLoose;
            if (line.Kind is not (QuestionLineKind.Number or QuestionLineKind.Plain))
                WaitsForAnswers = line is { Kind: QuestionLineKind.Key or QuestionLineKind.Model, Words: "" } && LastNumber == 0;
            AsksForOrder |= line.Kind != QuestionLineKind.Feedback && QuestionMarks.IsOrderAsked(line.Words);
        }
    }
}
