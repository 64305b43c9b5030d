using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;

namespace Training.Operations;

/// <summary>A version of a module, as the database has it.</summary>
public sealed record ContentVersion(string Module, string Version, string Hash, DateTimeOffset PublishedAt, DateTimeOffset CurrentSince);

/// <summary>An operator sees what runs: the program, the database’s schema, and the content that was published.</summary>
internal static class ShowVersions
{
    public static void MapShowVersions(this IEndpointRouteBuilder routes) => routes.MapGet("/versions", Show);

    private static async Task<RazorComponentResult<VersionsPage>> Show(
        TrainingDbContext db,
        DatabaseSettings database,
        PublishedContent content,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Program = ProgramVersion,
                Runtime = RuntimeInformation.FrameworkDescription,
                database.Provider,
                Migrations = (await db.Database.GetAppliedMigrationsAsync(ct)).Reverse().ToList(),
                Content = await db.Set<ModuleVersion>()
                    .OrderBy(v => v.Module)
                    .ThenByDescending(v => v.CurrentSince)
                    .Select(v => new ContentVersion(v.Module, v.Version, v.Hash, v.PublishedAt, v.CurrentSince))
                    .ToListAsync(ct),
                Offered = content.Offered.ToHashSet(),
                Withdrawn = content.Withdrawn.ToHashSet(),
            }
        );

    private static string ProgramVersion =>
        typeof(ShowVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
