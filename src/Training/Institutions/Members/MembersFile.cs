using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Files;
using Training.Learners;
using Training.Localization;

namespace Training.Institutions.Members;

/// <summary>Writes the list of members as a file, in the language of the moment.</summary>
internal sealed class MembersFile(
    TrainingDbContext db,
    CurrentInstitution institution,
    IStringLocalizer<TrainingText> texts,
    TimeProvider clock
) : IFileMaker
{
    public const string Maker = "members";

    private static readonly string[] Columns = ["Email", "GivenName", "FamilyName", "Language", "Roles", "Since"];

    public static FileSubject Of(MemberSearch search) => new(Maker, search.ToQuery());

    public async Task<byte[]> WriteAsync(MemberSearch search, FileFormat format, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var members = await db.FindMembers(search, now).ToListAsync(ct);
        var roles = (await db.Set<RoleGrant>().Held(now).Select(g => new { g.LearnerId, g.Role }).ToListAsync(ct)).ToLookup(
            g => g.LearnerId,
            g => g.Role
        );
        var sheet = new Sheet(
            [.. Columns.Select(column => texts["Members.Column." + column].Value)],
            [
                .. members.Select(member =>
                    new object?[]
                    {
                        member.Email,
                        member.GivenName,
                        member.FamilyName,
                        member.Language.Code(),
                        string.Join(", ", roles[member.Id].Order().Select(r => r.Code())),
                        member.JoinedAt.ToLocalDay(),
                    }
                ),
            ]
        );
        return format == FileFormat.Csv ? SheetCsv.Write(sheet, Languages.Current) : SheetWorkbook.Write((texts["Members.Title"], sheet));
    }

    public string Name(FileFormat format) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{institution.Details.Slug}-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.{format.Code()}"
        );

    public async Task<MadeFile?> MakeAsync(string of, FileFormat format, CancellationToken ct)
    {
        var query = QueryHelpers.ParseQuery(of);
        var name = Name(format);
        return new(
            name,
            await WriteAsync(new(query.GetValueOrDefault("q"), Roles.Find(query.GetValueOrDefault("role"))), format, ct),
            texts["Letter.File.Members", name],
            texts["Letter.File.Members.Action"]
        );
    }
}
