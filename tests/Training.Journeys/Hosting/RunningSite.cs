using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Training.Data;

namespace Training.Journeys;

/// <summary>The real site in a process of its own, on a folder of its own; it can be killed and started again.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("training-journey-");
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentDictionary<string, Channel<MimeMessage>> letters = new();
    private readonly TaskCompletionSource demonstration = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    private readonly string content;

    private RunningSite(string content) => this.content = content;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What the site wrote to its console, for a test that fails.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Done when the demonstration’s weeks of work are in the database: they are made after the first page is answered.</summary>
    public Task Demonstration => demonstration.Task.WaitAsync(Patience);

    /// <param name="content">The modules to publish; this repository’s when nothing is said.</param>
    public static async Task<RunningSite> StartAsync(string? content = null)
    {
        var site = new RunningSite(content ?? Repository.Folder("content"));
        await site.RunAsync();
        return site;
    }

    /// <summary>As when the machine loses power: nothing is told to the process.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>On the same data and at the same address.</summary>
    public Task StartAgainAsync() => RunAsync();

    /// <summary>The link in the next letter to this address; letters leave in the background, after the page is answered.</summary>
    public async Task<string> LetterLinkAsync(string to)
    {
        var letter = await LettersTo(to).Reader.ReadAsync().AsTask().WaitAsync(Patience);
        return Link().Match(letter.TextBody ?? "").Value;
    }

    /// <summary>Puts something into the database of the site while it runs.</summary>
    internal async Task InDatabaseAsync(Func<TrainingDbContext, Task> put)
    {
        var file = Path.Combine(data.FullName, "training.db");
        await using var db = new SqliteTrainingDbContext(
            new DbContextOptionsBuilder<SqliteTrainingDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options
        );
        await put(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Runs a command of the site’s program beside it, as an operator does at a terminal.</summary>
    public async Task CommandAsync(params string[] command)
    {
        var start = StartInfo();
        foreach (var argument in command)
            start.ArgumentList.Add(argument);
        using var program = Process.Start(start)!;
        var said = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.True(program.ExitCode == 0, said + await program.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        data.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The site did not start.\n" + Output));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(Patience);

        void Read(string? line)
        {
            if (line is null)
                return;
            output.Enqueue(line);
            if (Listening().Match(line) is { Success: true } match)
                listening.TrySetResult(new Uri(match.Groups[1].Value));
            if (line.Contains("The demonstration is made.", StringComparison.Ordinal))
                demonstration.TrySetResult();
            if (line.Contains("The demonstration could not be made.", StringComparison.Ordinal))
                demonstration.TrySetException(new InvalidOperationException(line));
            if (LetterWritten().Match(line) is { Success: true } written)
                Deliver(MimeMessage.Load(written.Groups[1].Value));
        }
    }

    private ProcessStartInfo StartInfo() =>
        new("dotnet", [Repository.BuiltSite])
        {
            WorkingDirectory = Repository.Folder("src", "Training.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["Training__DataFolder"] = data.FullName,
                ["Training__ContentFolder"] = content,
            },
        };

    private void Deliver(MimeMessage letter)
    {
        foreach (var box in letter.To.Mailboxes)
            LettersTo(box.Address).Writer.TryWrite(letter);
    }

    private Channel<MimeMessage> LettersTo(string address) => letters.GetOrAdd(address, _ => Channel.CreateUnbounded<MimeMessage>());

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"A letter was written to (.+\.eml)")]
    private static partial Regex LetterWritten();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
