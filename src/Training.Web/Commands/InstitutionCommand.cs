using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary><c>institution create</c> makes an institution; <c>institution list</c> names those there are. It reads the settings that the site reads.</summary>
internal static class InstitutionCommand
{
    public static Task<int> RunAsync(string[] args) =>
        args switch
        {
            ["create", var slug, var name, .. var settings] when ProgramSite.AreSettings(settings) => ProgramSite.RunAsync(
                settings,
                services => CreateAsync(services, slug, name)
            ),
            ["list", .. var settings] when ProgramSite.AreSettings(settings) => ProgramSite.RunAsync(settings, ListAsync),
            _ => WrongUseAsync(),
        };

    private static async Task<int> WrongUseAsync()
    {
        await Terminal.SayAsync(Console.Error, "Commands.Institution.Usage");
        return Terminal.WrongUse;
    }

    private static async Task<int> CreateAsync(IServiceProvider services, string slug, string name)
    {
        var asked = services.GetRequiredService<IConfiguration>();
        var draft = new InstitutionDraft(slug, name)
        {
            NameEn = asked["name-en"],
            Host = asked["host"],
            Contact = asked["contact"],
            IsOpen = asked["open"] is "true" or "yes" or "oui",
        };
        var (_, problem) = await services.GetRequiredService<CreateInstitution>().CreateAsync(draft);
        if (problem is not null)
        {
            await Terminal.SayAsync(Console.Error, problem.Text, [.. problem.Details]);
            return 1;
        }
        await Terminal.SayAsync(Console.Out, "Commands.Institution.Created", name, $"/i/{slug}");
        return 0;
    }

    private static async Task<int> ListAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<TrainingDbContext>();
        var members = await db.Set<Membership>()
            .OfAllInstitutions()
            .GroupBy(m => m.InstitutionId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        var table = new TextTable();
        table.Add([
            .. "Address Name Host Members".Split(' ').Select(head => ResourceText.In(Terminal.Language, $"Commands.Institution.{head}")),
        ]);
        foreach (var institution in await db.Set<Institution>().AsNoTracking().OrderBy(i => i.Slug).ToListAsync())
            table.Add(
                institution.IsHome ? "/" : $"/i/{institution.Slug}",
                institution.Name(Terminal.Language),
                institution.Host ?? "",
                members.GetValueOrDefault(institution.Id).ToString(CultureInfo.InvariantCulture)
            );
        table.WriteTo(Console.Out);
        return 0;
    }
}
