using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Training.Content;
using Training.Content.Markup;
using Training.Localization;

namespace Training.Tests.Localization;

public sealed partial class TrainingTextTests
{
    private static readonly ResourceManager Texts = new(typeof(TrainingText));

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        var french = Read(CultureInfo.InvariantCulture);
        var english = Read(CultureInfo.GetCultureInfo("en"));

        Assert.Empty(french.Keys.Except(english.Keys));
        Assert.Empty(english.Keys.Except(french.Keys));
    }

    [Theory]
    [InlineData("TrainingText.resx")]
    [InlineData("TrainingText.en.resx")]
    public void A_text_is_written_once(string file)
    {
        // Two branches that add texts at the same place leave both after a merge, and the build keeps the first.
        var twice = XDocument
            .Load(Path.Combine(Repository.Root, "src", "Training", "Localization", file))
            .Root!.Elements("data")
            .CountBy(text => text.Attribute("name")!.Value)
            .Where(text => text.Value > 1)
            .Select(text => text.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Both_languages_fill_the_same_places_in_a_text()
    {
        var french = Read(CultureInfo.InvariantCulture);
        var english = Read(CultureInfo.GetCultureInfo("en"));

        var different = french.Keys.Intersect(english.Keys).Where(key => !Places(french[key]).SetEquals(Places(english[key])));

        Assert.Empty(different);
    }

    [Fact]
    public void Every_text_the_pages_ask_for_exists()
    {
        var texts = Read(CultureInfo.InvariantCulture).Keys.ToHashSet();

        var missing = Sources()
            .SelectMany(file =>
                Asked().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Key: m.Groups["key"].Value))
            )
            .Where(asked => !texts.Contains(asked.Key));

        Assert.Empty(missing);
    }

    [Fact]
    public void French_texts_keep_their_spaces_together()
    {
        var loose = Read(CultureInfo.InvariantCulture).Where(t => Loose().IsMatch(t.Value)).Select(t => t.Key);

        Assert.Empty(loose);
    }

    [Fact]
    public void What_the_checker_calls_the_fields_of_forms_is_what_forms_call_them()
    {
        var (french, english) = (Read(CultureInfo.InvariantCulture), Read(CultureInfo.GetCultureInfo("en")));
        var known = french.Select(text => (Plain(text.Value), Plain(english[text.Key]))).ToHashSet();

        Assert.All(FormLabels.All, label => Assert.Contains((label.Fr, label.En), known));

        static string Plain(string text) => text.Replace('\u00A0', ' ');
    }

    [Theory]
    [InlineData(Language.Fr, 0, "Un champ est à revoir")]
    [InlineData(Language.Fr, 1, "Un champ est à revoir")]
    [InlineData(Language.Fr, 2, "2 champs sont à revoir")]
    [InlineData(Language.En, 0, "0 fields need another look")]
    [InlineData(Language.En, 1, "One field needs another look")]
    public void A_text_agrees_with_its_number(Language language, int number, string text)
    {
        CultureInfo.CurrentUICulture = language.Culture();

        Assert.Equal(text, new ResourceText().Count("Form.Errors", number));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Sources() =>
        new[] { "*.razor", "*.cs" }.SelectMany(kind =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), kind, SearchOption.AllDirectories)
        );

    // T["Key"], text["Key"], T.Count("Key", …) is covered by its own One and Other.
    [GeneratedRegex("""(?:\bT|\btext)\[\s*"(?<key>[\w.-]+)"\s*[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[ ][:%»]|«[ ]|[ ][;!?]|\w'\w")]
    private static partial Regex Loose();
}
