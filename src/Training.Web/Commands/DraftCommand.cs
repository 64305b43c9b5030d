using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Files;
using Training.Data;
using Training.Institutions;
using Training.Learners;

namespace Training.Web.Commands;

/// <summary>
/// <c>draft export</c> writes the files of a draft into a folder, for git; <c>draft import</c> brings a folder in. At the home institution, or at the one
/// that <c>--institution=</c> names. They read the settings that the site reads.
/// </summary>
internal static class DraftCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["export", var slug, var folder, .. var settings] when ProgramSite.AreSettings(settings) && !folder.StartsWith('-'):
                return await ProgramSite.RunAsync(settings, services => InAsync(services, () => ExportAsync(services, slug, folder)));
            case ["import", var folder, .. var settings] when ProgramSite.AreSettings(settings) && !folder.StartsWith('-'):
                return await ProgramSite.RunAsync(settings, services => InAsync(services, () => ImportAsync(services, folder)));
            default:
                await Terminal.SayAsync(Console.Error, "Commands.Draft.Usage");
                return Terminal.WrongUse;
        }
    }

    private static async Task<int> InAsync(IServiceProvider services, Func<Task<int>> work)
    {
        if (Setting(services, "institution") is { } slug)
        {
            if (services.GetRequiredService<InstitutionDirectory>().FindBySlug(slug) is not { } institution)
            {
                await Terminal.SayAsync(Console.Error, "Commands.Institution.None", slug);
                return 1;
            }
            services.GetRequiredService<CurrentInstitution>().Enter(institution);
        }
        return await work();
    }

    private static async Task<int> ExportAsync(IServiceProvider services, string slug, string to)
    {
        var db = services.GetRequiredService<TrainingDbContext>();
        if (await services.GetRequiredService<OpenDraft>().FindAsync(slug, default) is not { } draft)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.None", slug);
            return 1;
        }
        var files = await db.Set<DraftFile>().AsNoTracking().Where(f => f.DraftId == draft.Id).OrderBy(f => f.Path).ToListAsync();
        var folder = Path.GetFullPath(to, Terminal.Here);
        // What is there and is no module is someone’s, and stays.
        if (
            Directory.Exists(folder)
            && Directory.EnumerateFileSystemEntries(folder).Any()
            && !File.Exists(Path.Combine(folder, "module.md"))
        )
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.Occupied", folder);
            return 1;
        }
        try
        {
            await WriteAsync(folder, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Interchange.NotWritten", folder);
            return 1;
        }
        await Terminal.SayAsync(Console.Out, "Commands.Draft.Exported", files.Count, folder);
        return 0;
    }

    // The folder says what the draft says: what a draft no longer has goes, and nothing that isn’t a module’s.
    private static async Task WriteAsync(string folder, List<DraftFile> files)
    {
        var before = Directory.Exists(folder) ? ContentArchive.FromFolder(folder, new ProblemList()) : null;
        foreach (var gone in before?.Modules.SelectMany(m => m.Files.Keys).Except(files.Select(f => f.Path)) ?? [])
            File.Delete(Path.Combine(folder, gone));
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content);
        }
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string from)
    {
        if (Setting(services, "by") is not { } email)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.Usage");
            return Terminal.WrongUse;
        }
        if (await services.GetRequiredService<UserManager<Learner>>().FindByEmailAsync(email) is not { } author)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Role.NoLearner", email);
            return 1;
        }
        var db = services.GetRequiredService<TrainingDbContext>();
        Role[] writers = [Role.Author, Role.Instructor, Role.Admin];
        var held = db.Set<RoleGrant>().Held(services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!await held.AnyAsync(g => g.LearnerId == author.Id && writers.Contains(g.Role)))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.NotAuthor", email);
            return 1;
        }
        return await ImportAsync(services, Path.GetFullPath(from, Terminal.Here), author.Id);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string folder, Guid by)
    {
        var problems = new ProblemList();
        var archive = ContentArchive.FromFolder(folder, problems);
        foreach (var problem in problems.Items)
            await Console.Error.WriteLineAsync(problem.ToText(Terminal.Language));
        if (archive is null)
            return 1;
        if (archive.Modules is not [var module])
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.Several", string.Join(", ", archive.Modules.Select(m => m.Slug)));
            return 1;
        }

        var bringIn = services.GetRequiredService<BringIn>();
        var plan = await bringIn.PlanAsync(module, Setting(services, "module") ?? module.Slug, default);
        if (plan.Draft is null && await services.GetRequiredService<ModuleSlugs>().FindProblemAsync(plan.Slug, default) is { } taken)
        {
            await Console.Error.WriteLineAsync(taken);
            return 1;
        }
        var quota = services.GetRequiredService<DraftQuota>();
        if (!await quota.HasRoomAsync(plan.Writes, default))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.Full", quota.Most / DraftQuota.Megabyte);
            return 1;
        }
        if (!await bringIn.DoAsync(plan, by, Path.GetFileName(folder), default))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Draft.Lost");
            return 1;
        }
        int Count(BroughtFile kind) => plan.Changes.Count(c => c.Becomes == kind);
        await Terminal.SayAsync(
            Console.Out,
            "Commands.Draft.Imported",
            plan.Slug,
            Count(BroughtFile.New),
            Count(BroughtFile.Changed),
            Count(BroughtFile.Removed),
            Count(BroughtFile.Same)
        );
        return 0;
    }

    private static string? Setting(IServiceProvider services, string name) =>
        services.GetRequiredService<IConfiguration>()[name] is { Length: > 0 } value ? value : null;
}
