using System.Globalization;
using Training.Localization;
using Training.Operations;
using Training.Outbox;

namespace Training.Web.Commands;

/// <summary>
/// <c>outbox list</c> says what waits and what failed; <c>outbox retry</c> has it tried again, by the running site; <c>outbox drop</c> gives it up. It reads the settings that the
/// site reads.
/// </summary>
internal static class OutboxCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["list", .. var settings] when ProgramSite.AreSettings(settings):
                return await ProgramSite.RunAsync(settings, ListAsync);
            case [("retry" or "drop") and var verb, var asked, .. var settings]
                when ProgramSite.AreSettings(settings) && Guid.TryParse(asked, out var id):
                return await ProgramSite.RunAsync(settings, services => MendAsync(services, verb, id));
            default:
                await Terminal.SayAsync(Console.Error, "Commands.Outbox.Usage");
                return Terminal.WrongUse;
        }
    }

    private static async Task<int> ListAsync(IServiceProvider services)
    {
        var outbox = services.GetRequiredService<CountOutbox>();
        var counts = await outbox.CountAsync(default);
        await Terminal.SayAsync(Console.Out, "Commands.Outbox.Counts", counts.Waiting, counts.Late, counts.Failing, counts.Dead);
        var failed = await outbox.FailedAsync(default);
        if (failed.Count == 0)
            return 0;
        var table = new TextTable();
        table.Add([.. "Id Kind State Tries Asked Problem".Split(' ').Select(head => Say($"Commands.Outbox.{head}"))]);
        foreach (var message in failed)
            table.Add(
                message.Id.ToString(),
                $"{message.Kind} {OutboxWords.Occasion(message)}",
                Say("Operations.State." + OutboxWords.State(message)),
                message.Tries.ToString(CultureInfo.InvariantCulture),
                message.CreatedAt.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
                message.Problem ?? ""
            );
        table.WriteTo(Console.Out, isLastAWord: true);
        return 0;
    }

    private static async Task<int> MendAsync(IServiceProvider services, string verb, Guid id)
    {
        var outbox = services.GetRequiredService<MendOutbox>();
        if (!await outbox.ExistsAsync(id, default))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Outbox.None", id);
            return 1;
        }
        var changed = verb == "retry" ? await outbox.RetryAsync(id, null, default) : await outbox.DropAsync(id, null, default);
        var said = (verb, changed) switch
        {
            ("retry", true) => "Commands.Outbox.Retried",
            ("drop", true) => "Commands.Outbox.Dropped",
            _ => "Commands.Outbox.NotFailed",
        };
        await Terminal.SayAsync(Console.Out, said, id);
        return 0;
    }

    private static string Say(string text) => ResourceText.In(Terminal.Language, text);
}
