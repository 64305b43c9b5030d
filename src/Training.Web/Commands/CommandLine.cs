namespace Training.Web.Commands;

/// <summary>What the program does other than serve the site: <c>content check</c>, <c>role grant</c>.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> Commands = new(StringComparer.Ordinal)
    {
        ["content"] = ContentCommand.RunAsync,
        ["credential"] = CredentialCommand.RunAsync,
        ["draft"] = DraftCommand.RunAsync,
        ["institution"] = InstitutionCommand.RunAsync,
        ["outbox"] = OutboxCommand.RunAsync,
        ["retention"] = RetentionCommand.RunAsync,
        ["role"] = RoleCommand.RunAsync,
    };

    /// <summary>The command asked for, or null when the site is to be served.</summary>
    public static Func<Task<int>>? Find(string[] args)
    {
        // ASP.NET Core's own arguments all begin with a dash.
        if (args is not [var name, ..] || name.StartsWith('-'))
            return null;

        return Commands.TryGetValue(name, out var command) ? () => command(args[1..]) : () => HelpAsync(name);
    }

    private static async Task<int> HelpAsync(string name)
    {
        await Console.Error.WriteLineAsync(Help.Text(name, Commands.Keys));
        return Terminal.WrongUse;
    }
}
