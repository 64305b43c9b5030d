using System.Globalization;
using Training.Localization;
using Training.Privacy.Retention;

namespace Training.Web.Commands;

/// <summary><c>retention run</c> forgets what is older than it is kept; with <c>--dry-run</c> it only says how much that is.</summary>
internal static class RetentionCommand
{
    private const string DryRun = "--dry-run";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["run", .. var rest] && ProgramSite.AreSettings(rest))
            return await ProgramSite.RunAsync([.. rest.Where(a => a != DryRun)], services => RunAsync(services, rest.Contains(DryRun)));
        await Terminal.SayAsync(Console.Error, "Commands.Retention.Usage");
        return Terminal.WrongUse;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool isDry)
    {
        var retention = services.GetRequiredService<RunRetention>();
        var kinds = isDry ? await retention.CountAsync(default) : await retention.RunAsync(default);
        await Terminal.SayAsync(Console.Out, isDry ? "Commands.Retention.WouldGo" : "Commands.Retention.Gone", kinds.Sum(k => k.Count));
        var table = new TextTable();
        table.Add(Say("Retention.Kind"), Say("Retention.Days"), Say(isDry ? "Retention.Outdated" : "Retention.Gone"));
        foreach (var kind in kinds)
            table.Add(
                kind.Kind,
                kind.Days == 0 ? Say("Retention.Forever") : kind.Days.ToString(CultureInfo.InvariantCulture),
                kind.Count.ToString(CultureInfo.InvariantCulture)
            );
        table.WriteTo(Console.Out);
        return 0;
    }

    private static string Say(string text) => ResourceText.In(Terminal.Language, text);
}
