namespace Training.Files;

/// <summary>A table to take away: a head, and rows.</summary>
/// <remarks>A cell is text, a whole number, a <see cref="decimal"/> for a number that is written as it is, a day, or a <see cref="double"/> from 0 to 1 for a score; null when there is nothing.</remarks>
internal sealed record Sheet(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<object?>> Rows);
