using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Quizzes;

namespace Training.Content.Editing;

/// <summary>What kind of question it is, and its answers.</summary>
internal sealed partial class QuestionReader
{
    private const int MostWords = 12;
    private const int MostAlternativeWords = 4;

    private string Key => ItemFormText.OneLine(key.ToString());

    private int KeyAt => keyLine?.At ?? first;

    private ItemForm? FormOf()
    {
        if (isOpen || (answers.Count == 0 && table.Count == 0 && QuestionMarks.AsksAtLength(prompt) && !QuestionMarks.HasGap(prompt)))
            return Open();
        if (table.Count > 0)
            return Table();
        if (answers.Count == 0)
            return Unmarked();
        if (key.Length == 0 && keyLine is not null && keyLine.At < answers[0].Line.At && prompt.Length > 0)
            return answers.Exists(answer => IsLong(answer.Text.ToString()))
                ? Open()
                : Short(answers.Select(answer => answer.Text.ToString()));
        if (prompt.Length == 0)
        {
            notes.Add(QuestionNotes.NoQuestion(first));
            return null;
        }
        MarkAnswers();
        if (!answers.Exists(answer => answer.IsRight) && keyLine is null && Pairs(answers.ConvertAll(answer => answer.Words)) is { } pairs)
            return Match([.. pairs.Zip(answers, (pair, answer) => Row(answer) with { Text = "", Cells = [pair.Left, pair.Right] })]);
        return IsToOrder ? Order() : Choice(answers.ConvertAll(Row));
    }

    private bool IsToOrder =>
        isOrder
        || (
            QuestionMarks.AsksForOrder(prompt)
            && !answers.Exists(answer => answer.IsRight)
            && (keyLine is null || KeyPlaces(answers.ConvertAll(answer => answer.Words))?.Count == answers.Count)
        );

    /// <summary>Answers that nothing marks: pairs, gaps, lines of which some are starred, or what the line below tells.</summary>
    private ItemForm? Unmarked()
    {
        if (prose.Count == 0)
        {
            notes.Add(QuestionNotes.Passage(first));
            return null;
        }
        if (prose.Exists(line => QuestionMarks.HasGap(line.Text)))
            return Cloze();
        if (keyLine is null && LoosePairs() is { } match)
            return match;
        if (truth is not null)
            return Truth(truth, "");
        if (TruthOf(Key) is var (said, why))
            return Truth(said, why);
        return LooseChoice() ?? LooseOrder() ?? Written();
    }

    private ItemForm New(ItemFormKind kind, int context) =>
        new()
        {
            Kind = kind,
            Prompt = prompt,
            Context = ContextOf(context),
            Competencies = competencies,
            Level = level,
        };

    private ItemForm New(ItemFormKind kind) => New(kind, prose.Count);

    private static ItemFormRow Row(Answer answer) =>
        new()
        {
            IsRight = answer.IsRight,
            Text = answer.Words,
            Feedback = string.Join("\n\n", answer.Feedback.Select(said => said.Text)),
        };

    private void MarkAnswers()
    {
        // Among dashes, a star says what is right; alone, it is as good as a dash.
        var isStarred =
            answers.Exists(answer => answer.Line is { Kind: QuestionLineKind.Bullet, Sign: '*' })
            && answers.Exists(answer => answer.Line is { Kind: QuestionLineKind.Bullet, Sign: not '*' });
        var bold = new List<Answer>();
        foreach (var answer in answers)
        {
            var words = answer.Text.ToString();
            answer.IsRight = answer.Line.IsRight | QuestionMarks.TakeRight(ref words) | (isStarred && answer.Line.Sign == '*');
            if (QuestionMarks.TakeBold(ref words) | answer.Line.IsBold)
                bold.Add(answer);
            answer.IsRight |= QuestionMarks.TakeRight(ref words);
            answer.Words = words.Trim();
        }
        // When all of them are, it marks nothing.
        if (answers.TrueForAll(answer => answer.IsRight && answer.Line.Kind != QuestionLineKind.Box))
            answers.ForEach(answer => answer.IsRight = false);
        if (bold.Count < answers.Count && !answers.Exists(answer => answer.IsRight))
            bold.ForEach(answer => answer.IsRight = true);
    }

    private ItemForm Choice(List<ItemFormRow> rows, int? context = null)
    {
        if (rows.Count < 2)
            notes.Add(QuestionNotes.OneAnswer(first));
        if (key.Length > 0)
        {
            if (KeyPlaces(rows.ConvertAll(row => row.Text)) is not { } right)
                notes.Add(QuestionNotes.KeyUnknown(KeyAt, Key));
            else
            {
                if (rows.Exists(row => row.IsRight) && rows.Index().Any(row => row.Item.IsRight != right.Contains(row.Index)))
                    notes.Add(QuestionNotes.KeyAgainstMarks(KeyAt));
                rows = [.. rows.Select((row, i) => row with { IsRight = right.Contains(i) })];
            }
        }
        else if (rows.Count > 1 && !rows.Exists(row => row.IsRight))
            notes.Add(QuestionNotes.NoRight(first));
        return New(ItemFormKind.Choice, context ?? prose.Count) with { Rows = rows };
    }

    private ItemForm Order()
    {
        var rows = answers.ConvertAll(Row);
        if (key.Length > 0)
        {
            if (KeyPlaces(rows.ConvertAll(row => row.Text)) is { } places && places.Count == rows.Count)
                rows = places.ConvertAll(place => rows[place]);
            else
                notes.Add(QuestionNotes.KeyWithoutUse(KeyAt));
        }
        return Ordered(rows, prose.Count);
    }

    private ItemForm Ordered(List<ItemFormRow> rows, int context)
    {
        if (rows.Count < 3)
            notes.Add(QuestionNotes.FewSteps(first));
        return New(ItemFormKind.Order, context) with { Rows = [.. rows.Select(row => row with { IsRight = false })] };
    }

    private ItemForm Match(IReadOnlyList<ItemFormRow> rows, int? context = null, IReadOnlyList<string>? heads = null)
    {
        if (keyLine is not null)
            notes.Add(QuestionNotes.KeyWithoutUse(KeyAt));
        if (rows.Count < 2)
            notes.Add(QuestionNotes.FewPairs(first));
        return New(ItemFormKind.Match, context ?? prose.Count) with
        {
            Heads = heads ?? (IsFrench ? ["À associer", "Réponse"] : ["To match", "Answer"]),
            Rows = rows,
        };
    }

    private ItemForm? Table()
    {
        var rows = table.ConvertAll(line =>
            (ItemFormText.Cells(line.Words) ?? []).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal)).ToList()
        );
        var columns = rows.Max(row => row.Count);
        if (prompt.Length == 0)
            notes.Add(QuestionNotes.NoQuestion(first));
        if (columns != 2)
            notes.Add(QuestionNotes.Columns(table[0].At, columns));
        if (answers.Count > 0)
            notes.Add(QuestionNotes.TableAndAnswers(table[0].At));
        if (notes.Exists(note => note.Stops))
            return null;
        IReadOnlyList<string>? heads = null;
        if (rows.Count > 1 && rows[1].TrueForAll(cell => cell.Trim('-', ':').Length == 0))
        {
            if (rows[0].Exists(cell => cell.Length > 0))
            {
                heads = Padded(rows[0]);
                notes.Add(QuestionNotes.Heads(table[0].At));
            }
            rows.RemoveRange(0, 2);
        }
        return Match([.. rows.Select(row => new ItemFormRow { Cells = Padded(row) })], heads: heads);
    }

    private static IReadOnlyList<string> Padded(List<string> cells) =>
        [cells.ElementAtOrDefault(0) ?? "", cells.ElementAtOrDefault(1) ?? ""];

    private ItemForm Cloze()
    {
        if (keyLine is not null)
            notes.Add(QuestionNotes.KeyWithoutUse(KeyAt));
        if (QuestionMarks.HasGap(prose[askedAt].Text))
            (prompt, askedAt) = (IsFrench ? "Complétez le texte." : "Complete the text.", -1);
        return New(ItemFormKind.Cloze) is var form ? form with { Context = QuestionMarks.WithGaps(form.Context) } : form;
    }

    private static List<(string Left, string Right)>? Pairs(List<string> lines)
    {
        var pairs = lines.ConvertAll(line => QuestionMarks.Pair(line, isLoose: true));
        return pairs.Count > 1 && pairs.TrueForAll(pair => pair is not null) ? pairs.ConvertAll(pair => pair!.Value) : null;
    }

    private ItemForm? LoosePairs()
    {
        var from = prose.FindLastIndex(line => QuestionMarks.Pair(line.Text, isLoose: true) is null) + 1;
        return from > askedAt && Pairs([.. prose.Skip(from).Select(line => line.Text)]) is { } pairs
            ? Match([.. pairs.Select(pair => new ItemFormRow { Cells = [pair.Left, pair.Right] })], from)
            : null;
    }

    private ItemForm? LooseChoice()
    {
        var lines = prose.Skip(1).Select(Loose).ToList();
        var isBold = keyLine is null && lines.Exists(line => line.IsBold) && !lines.TrueForAll(line => line.IsBold);
        var isStarred = lines.Exists(line => line.IsRight);
        var mark = lines.FindIndex(line => isStarred ? line.IsRight : isBold && line.IsBold);
        if (mark < 0 && key.Length > 0)
            mark = lines.FindIndex(line => QuestionMarks.Fold(line.Words) == QuestionMarks.Fold(Key));
        if (mark < 0 || lines.Count < 2)
            return null;
        // What asks last, before the answers.
        Ask(Math.Max(0, prose.FindLastIndex(mark, mark + 1, line => line.EndsAsking)));
        var rows = lines
            .Skip(askedAt)
            .Select(line => new ItemFormRow { Text = line.Words, IsRight = isStarred ? line.IsRight : isBold && line.IsBold })
            .ToList();
        looseAt = askedAt + 1;
        notes.Add(QuestionNotes.Unmarked(prose[askedAt].At));
        return Choice(rows, askedAt);
    }

    private static (string Words, bool IsRight, bool IsBold) Loose(QuestionLine line)
    {
        var words = line.Words;
        var isRight = line.IsRight | QuestionMarks.TakeRight(ref words);
        return (words, isRight, line.IsBold);
    }

    private ItemForm? LooseOrder()
    {
        if (keyLine is not null || prose.Count < 4 || !(isOrder || QuestionMarks.AsksForOrder(prompt)) || askedAt > 0)
            return null;
        notes.Add(QuestionNotes.Unmarked(first));
        return Ordered([.. prose.Skip(1).Select(line => new ItemFormRow { Text = line.Words })], context: 0);
    }

    /// <summary>Words, or a number, to be written.</summary>
    private ItemForm? Written()
    {
        if (key.Length == 0)
        {
            notes.Add(
                AsksTruth ? QuestionNotes.NoTruth(first)
                : prose is [{ Kind: QuestionLineKind.Heading, EndsAsking: false, Ordinal: 0 }] ? QuestionNotes.Title(first)
                : prose[askedAt] is { EndsAsking: true } or { Kind: QuestionLineKind.Ask or QuestionLineKind.Number }
                    ? QuestionNotes.NoAnswers(first)
                : QuestionNotes.Passage(first)
            );
            return null;
        }
        if (Letters().IsMatch(Key))
        {
            notes.Add(QuestionNotes.KeyAlone(KeyAt, Key));
            return null;
        }
        if (Number() is { } number)
            return number;
        if (QuestionMarks.HasBlank(prompt))
            notes.Add(QuestionNotes.BlankIsWritten(first));
        var accepted = Accepted(Key).ToList();
        return accepted.Exists(IsLong) ? Open() : Short(accepted);
    }

    /// <summary>A text to be written, with the answer that is expected and a rubric to begin from.</summary>
    private ItemForm? Open()
    {
        if (prompt.Length == 0)
        {
            notes.Add(QuestionNotes.NoQuestion(first));
            return null;
        }
        // Dashes under the label are what the answer holds.
        if (answers.Count > 0 && (modelLine ?? keyLine)?.At < answers[0].Line.At && !answers.Exists(answer => answer.Line.IsRight))
            foreach (var answer in answers)
                model.Append(model.Length > 0 ? "\n" : "").Append("- ").Append(answer.Text);
        else if (answers.Count > 0 || table.Count > 0)
        {
            notes.Add(QuestionNotes.OpenAndAnswers(modelLine?.At ?? first));
            return null;
        }
        if (key.Length > 0)
            model.Insert(0, model.Length > 0 ? Key + "\n\n" : Key);
        if (model.Length > 0)
            general.Insert(0, general.Length > 0 ? model + "\n\n" : model.ToString());
        else if (general.Length > 0 && !Expected().IsMatch(general.ToString()))
            notes.Add(QuestionNotes.FeedbackAsModel(first));
        notes.Add(QuestionNotes.Rubric(modelLine?.At ?? keyLine?.At ?? first));
        return New(ItemFormKind.Open) with
        {
            Heads = OpenRubric.Heads(defaults.Language),
            Rows = OpenRubric.Rows(defaults.Language),
            IsSelfAssessed = true,
        };
    }

    // More words than whoever answers could write letter for letter.
    private static bool IsLong(string answer) => CountOf(answer) > MostWords;

    private ItemForm Short(IEnumerable<string> accepted) =>
        New(ItemFormKind.Short) with
        {
            Rows = [.. accepted.Select(answer => new ItemFormRow { Text = ItemFormText.OneLine(answer) })],
        };

    // « APPELLE (ou 277-3553) », « oui ou d’accord »: the best one first.
    private List<string> Accepted(string words)
    {
        var accepted = new List<string>();
        foreach (var part in Alternatives(OrAside().Replace(words, " ; ${also}")))
        {
            var said = (IsFrench ? Ou() : Or()).Split(part);
            accepted.AddRange(Array.TrueForAll(said, one => CountOf(one) is > 0 and <= MostAlternativeWords) ? said : [part]);
        }
        return [.. accepted.Select(one => one.Trim()).Distinct()];
    }

    private static int CountOf(string words) => words.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Length;

    // « 24/7 » is one answer.
    private static IEnumerable<string> Alternatives(string words) =>
        Slash().Split(words).SelectMany(part => part.Split(';')).Select(part => part.Trim()).Where(part => part.Length > 0);

    private ItemForm? Number()
    {
        var parts = Tolerance().Split(Key);
        if (parts.Length > 2 || NumberIn(parts[0]) is not { } value)
            return null;
        var tolerance = parts.Length == 2 ? NumberIn(parts[1]) : "";
        return tolerance is null ? null : New(ItemFormKind.Number) with { Value = value, Tolerance = tolerance };
    }

    // A unit may follow it: whoever answers may write one.
    private string? NumberIn(string words)
    {
        if (
            TypedNumber.Read(words) is not { } typed
            || typed.Around.Contains(' ')
            || (typed.Around.Length > 0 && !(words.TrimStart() is [var sign, ..] && (char.IsAsciiDigit(sign) || sign is '-' or '−')))
        )
            return null;
        // “1,234” is a little more than one in French, more than a thousand in English.
        var value = typed.Readings is [_, var thousands] && !IsFrench && words.Contains(',') ? thousands : typed.Readings[0];
        var number = value.ToString("0.######", CultureInfo.InvariantCulture);
        return Plain().IsMatch(number) ? number : null;
    }

    private bool AsksTruth =>
        QuestionMarks.Fold(prompt) is var asked && TruthPhrases.Any(phrase => asked.Contains(phrase, StringComparison.Ordinal));

    private static readonly string[] TruthPhrases = ["vrai ou faux", "true or false", "(v/f)", "(v ou f)", "(t/f)", "(t or f)"];

    /// <summary>« Faux, parce que… »</summary>
    private (string Said, string Why)? TruthOf(string words)
    {
        if (Truths().Match(words.Replace("**", "", StringComparison.Ordinal)) is not { Success: true } match)
            return null;
        var (said, why) = (match.Groups["said"].Value.ToLowerInvariant(), ScenesWords.Unmarked(match.Groups["why"].Value));
        return said.Length > 1 || (why.Length == 0 && AsksTruth) ? (said, why) : null;
    }

    private ItemForm Truth(string said, string why)
    {
        if (why.Length > 0)
            general.Insert(0, general.Length > 0 ? why + "\n\n" : why);
        var isTrue = said[0] is 'v' or 't';
        return New(ItemFormKind.Choice) with
        {
            Rows =
            [
                new() { Text = IsFrench ? "Vrai" : "True", IsRight = isTrue },
                new() { Text = IsFrench ? "Faux" : "False", IsRight = !isTrue },
            ],
        };
    }

    /// <summary>Which answers the line below names: by their letters, their numbers or their words. Null when it names none.</summary>
    private List<int>? KeyPlaces(List<string> words)
    {
        if (keyPlaces is not null)
            return keyPlaces;
        var named = Names(Key).Select(name => PlaceOf(name, words.Count)).ToList();
        if (named.Count > 0 && named.TrueForAll(place => place is not null))
            return keyPlaces = [.. named.Select(place => place!.Value).Distinct()];
        if (words.FindIndex(answer => Same(answer, Key)) is >= 0 and var whole)
            return keyPlaces = [whole];
        if (Named().Match(Key) is { Success: true } match && PlaceOf(match.Groups["name"].Value, words.Count) is { } one)
            return Because(one, match.Groups["why"].Value, words);
        var told = Alternatives(Key).Select(said => words.FindIndex(answer => Same(answer, said))).ToList();
        if (told.Count > 0 && told.TrueForAll(place => place >= 0))
            return keyPlaces = [.. told.Distinct()];
        return words.FindIndex(answer => answer.Length > 0 && Key.Length > answer.Length && Begins(answer)) is >= 0 and var begun
            ? Because(begun, Key[words[begun].Length..], words)
            : null;
    }

    // « b) parce que… »; « b) Un numéro » says the answer again.
    private List<int> Because(int place, string why, List<string> words)
    {
        why = why.Trim(' ', '\u00A0', '.', ',', ';', ':', '–', '—', '-');
        if (why.Length > 0 && !Same(words[place], why))
            general.Insert(0, general.Length > 0 ? why + "\n\n" : why);
        return keyPlaces = [place];
    }

    private bool Begins(string answer) =>
        Key.StartsWith(answer, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(Key[answer.Length]);

    private static bool Same(string answer, string said) => Bare(answer) == Bare(said);

    private static string Bare(string words) => QuestionMarks.Fold(words).Trim(' ', '.', ',', ';', '!', '*', '"', '«', '»', '“', '”');

    private static IEnumerable<string> Names(string words) =>
        words
            .Split([' ', '\u00A0', ',', ';', '/', '&', '+', '(', ')', '.', '\\'], StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name is not ("et" or "and"));

    private int? PlaceOf(string name, int count)
    {
        var ordinal =
            name is [var letter] && char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) - 'a' + 1
            : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        var place = answers.FindIndex(answer => answer.Line.Ordinal == ordinal && ordinal > 0);
        if (place < 0 && !answers.Exists(answer => answer.Line.Ordinal > 0))
            place = ordinal - 1;
        return place >= 0 && place < count && answers.Count > 0 ? place : null;
    }

    private ItemForm WithFeedback(ItemForm form)
    {
        var said = each.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var rest = form.Kind is ItemFormKind.Match or ItemFormKind.Cloze ? TakeNumbered(said) : general.ToString();
        var rows =
            form.Kind == ItemFormKind.Cloze ? [.. form.Gaps.Select(_ => new ItemFormRow())]
            : form.Kind is ItemFormKind.Short or ItemFormKind.Number or ItemFormKind.Open ? []
            : form.Rows.ToList();
        foreach (var (number, words) in said.OrderBy(pair => pair.Key))
        {
            var place = PlaceOf(number.ToString(CultureInfo.InvariantCulture), rows.Count) ?? number - 1;
            if (place < rows.Count)
                rows[place] = rows[place] with { Feedback = Joined(rows[place].Feedback, words) };
            else
                rest = Joined(rest, words);
        }
        return form with { Feedback = rest, Rows = rows.Count > 0 ? rows : form.Rows };
    }

    private static string Joined(string before, string words) => before.Length > 0 ? $"{before}\n\n{words}" : words;

    // A numbered list says something of each, in order.
    private string TakeNumbered(Dictionary<int, string> said)
    {
        var lines = general.ToString().Split('\n').ToList();
        for (var number = 1; lines.Count > 0 && Each().Match(lines[0]) is { Success: true } match; number++)
        {
            if (match.Groups["number"].Value != number.ToString(CultureInfo.InvariantCulture))
                break;
            said.TryAdd(number, match.Groups["words"].Value);
            lines.RemoveAt(0);
        }
        return string.Join('\n', lines).Trim('\n');
    }

    private void Check(ItemForm form)
    {
        var isStopped = notes.Exists(note => note.Stops);
        if (form.Prompt.AsSpan().ContainsAny('{', '}'))
            notes.Add(QuestionNotes.Brace(first));
        else if (form.Rows.Count > ItemForm.MostRows)
            notes.Add(QuestionNotes.ManyRows(first));
        else if (!isStopped && !QuestionsText.IsWritable(form))
            notes.Add(QuestionNotes.Misread(first));
        if (form.Competencies.Count == 0)
            notes.Add(QuestionNotes.CompetencyMissing(first));
        var silent =
            form.Feedback.Length > 0 ? 0
            : form.Kind is ItemFormKind.Short or ItemFormKind.Number or ItemFormKind.Open ? 1
            : form.Rows.Count(row => row.Feedback.Length == 0);
        if (silent > 0)
            notes.Add(QuestionNotes.FeedbackMissing(first, silent));
    }

    [GeneratedRegex(
        @"^(?:on\s(?:s[’']\s?)?attend|[àa]\sretrouver|par\sexemple|exemple|une\sbonne\sr[ée]ponse|we\sexpect|expected|for\sexample|a\sgood\sanswer)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Expected();

    [GeneratedRegex(@"^[A-Ha-h](?:(?:\s?[,;/&+]\s?|\s(?:et|and)\s|\s)[A-Ha-h]){0,7}\.?\z")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\s/\s|(?<!\d)/|/(?!\d)")]
    private static partial Regex Slash();

    [GeneratedRegex(
        @"\s?\((?:ou|or|aussi|also)(?:\s(?:encore|bien|aussi|alors|also|else))?\s?:?\s(?<also>[^()]{1,200})\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OrAside();

    [GeneratedRegex(@"\sou\s(?:encore\s|bien\s)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ou();

    [GeneratedRegex(@"\sor\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Or();

    [GeneratedRegex(@"±|\+\s?/\s?\\?-")]
    private static partial Regex Tolerance();

    [GeneratedRegex(@"^-?\d{1,12}(\.\d{1,6})?\z")]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^\(?(?<said>vrai|faux|true|false|[vft])\)?(?:\s?[.,:;–—-]\s?|\s(?=\(|car\s|parce\s|puisque\s|because\s|since\s)|\z)(?<why>.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Truths();

    [GeneratedRegex(@"^\(?(?<name>[A-Za-z]|\d{1,2})\s?\\?[).:,–—-]\s?(?<why>.+)\z")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<number>[1-9]\d?)[.)]\s(?<words>.+)\z")]
    private static partial Regex Each();
}
