using System.Text;
using System.Text.Json;
using Training.Content;
using Training.Data;
using Training.Learners;
using Training.Localization;

namespace Training.Privacy.Export;

/// <summary>Says what each file and each of its fields is, in the person’s language.</summary>
internal static class PersonalReadme
{
    private const string Prefix = "MyData.";

    public static string FileName(Language language) => language == Language.Fr ? "LISEZ-MOI.txt" : "README.txt";

    public static string Write(TrainingDbContext db, Learner learner, DateTimeOffset now)
    {
        var language = learner.Language;
        var text = new StringBuilder();
        text.AppendLine(ResourceText.In(language, Prefix + "Readme.Title"));
        text.AppendLine(
            ResourceText.In(language, Prefix + "Readme.Made", $"{learner.GivenName} {learner.FamilyName}".Trim(), now.ToLocalDate(language))
        );
        text.AppendLine().AppendLine(ResourceText.In(language, Prefix + "Readme.Forms"));
        text.AppendLine().AppendLine(ResourceText.In(language, Prefix + "Readme.Without"));
        foreach (var kind in PersonalData.Kinds)
        {
            text.AppendLine().AppendLine(kind.File).AppendLine("  " + ResourceText.In(language, FileKey(kind.File)));
            foreach (var field in kind.Fields(db))
                text.AppendLine(
                    $"  - {JsonNamingPolicy.CamelCase.ConvertName(field.Name)} – {ResourceText.In(language, FieldKey(kind.File, field.Name))}"
                );
        }
        return text.ToString().ReplaceLineEndings("\r\n");
    }

    public static string FileKey(string file) => $"{Prefix}File.{file}";

    /// <summary>What the field means in that file, where that is more than what it means anywhere.</summary>
    public static string FieldKey(string file, string field) =>
        $"{Prefix}Field.{file}.{field}" is var own && ResourceText.Has(own) ? own : $"{Prefix}Field.{field}";
}
