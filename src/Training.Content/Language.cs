namespace Training.Content;

/// <summary>The two languages that content is written in: French is the source, English its translation.</summary>
public enum Language
{
    Fr,
    En,
}

/// <summary>One thing in both languages.</summary>
public sealed record Localized<T>(T Fr, T En)
{
    public T In(Language language) => language == Language.Fr ? Fr : En;
}
