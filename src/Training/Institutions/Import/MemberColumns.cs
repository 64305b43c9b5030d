using System.Globalization;
using System.Text;
using Training.Content;
using Training.Learners;

namespace Training.Institutions.Import;

/// <summary>Where in a file’s lines each thing is, by the names of its first line, in French or in English.</summary>
internal sealed record MemberColumns(int? Email, int? GivenName, int? FamilyName, int? Language, int? Role, int Count)
{
    private static readonly string[] EmailNames =
    [
        "courriel",
        "email",
        "e-mail",
        "mail",
        "adresse courriel",
        "adresse de courriel",
        "email address",
    ];
    private static readonly string[] GivenNames = ["prenom", "given name", "first name"];
    private static readonly string[] FamilyNames = ["nom", "nom de famille", "family name", "last name", "surname"];
    private static readonly string[] LanguageNames = ["langue", "language"];
    private static readonly string[] RoleNames = ["role"];

    public static MemberColumns Find(string[] heads)
    {
        var names = heads.Select(MemberWords.Plain).ToArray();
        return new(
            Place(names, EmailNames),
            Place(names, GivenNames),
            Place(names, FamilyNames),
            Place(names, LanguageNames),
            Place(names, RoleNames),
            heads.Length
        );
    }

    private static int? Place(string[] names, string[] wanted) =>
        Array.FindIndex(names, wanted.Contains) is var place and >= 0 ? place : null;
}

internal static class MemberCells
{
    /// <summary>The words in a column of a line; none where the column or the cell is missing.</summary>
    public static string Of(this int? column, string[] cells) => column < cells.Length ? cells[column.Value].Trim() : "";
}

/// <summary>The words for languages and roles that people write in files.</summary>
internal static class MemberWords
{
    public static Language? Language(string word) =>
        Plain(word) switch
        {
            "fr" or "fra" or "fr-ca" or "francais" or "french" => Content.Language.Fr,
            "en" or "eng" or "en-ca" or "anglais" or "english" => Content.Language.En,
            _ => null,
        };

    public static bool IsRole(string word) =>
        Role(word) is not null || Plain(word) is "personne apprenante" or "apprenant" or "apprenante" or "learner";

    /// <returns>Null for learners, who need none.</returns>
    public static Role? Role(string word) =>
        Plain(word) switch
        {
            "author" or "auteur" or "autrice" or "personne autrice" => Learners.Role.Author,
            "instructor" or "formateur" or "formatrice" or "enseignant" or "enseignante" or "personne formatrice" => Learners
                .Role
                .Instructor,
            "registrar" or "registraire" => Learners.Role.Registrar,
            "admin" or "administrateur" or "administratrice" or "administration" or "institution admin" => Learners.Role.Admin,
            _ => null,
        };

    /// <summary>In small letters, without accents, and with single spaces: as different hands write the same word.</summary>
    public static string Plain(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Join(
            ' ',
            string.Concat(letters).Replace('_', ' ').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
