using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>What the layers of a scene are called in a file.</summary>
public static class LayerWords
{
    public static IReadOnlyList<string> In(Language language) => LineReader.WordsIn(language);

    /// <summary>The layer that a word of either language is for; null for any other word.</summary>
    public static Layer? Find(string word) => LineReader.LayerOf(word);
}
