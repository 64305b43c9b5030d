using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Training.Data;

namespace Training.Benchmarks.Load;

/// <summary>The published site in a process of its own, set up as in production behind a proxy that ends HTTPS.</summary>
internal sealed partial class PublishedSite(string program, string dataFolder, DatabaseSettings database) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly List<string> output = [];
    private Process? process;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>In megabytes: now, and the most it ever was.</summary>
    public (double Now, double Most) ResidentMemory => (Status("VmRSS"), Status("VmHWM"));

    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException(string.Join('\n', output)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(Patience);

        void Read(string? line)
        {
            lock (output)
                output.Add(line ?? "");
            if (Listening().Match(line ?? "") is { Success: true } match)
                listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    public async Task StopAsync()
    {
        if (process is { HasExited: false })
            process.Kill();
        if (process is not null)
            await process.WaitForExitAsync();
        process?.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private double Status(string name) =>
        File.ReadLines($"/proc/{process!.Id}/status")
            .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024)
            .Single();

    private ProcessStartInfo StartInfo() =>
        new("dotnet", [Path.Combine(program, "Training.Web.dll")])
        {
            WorkingDirectory = program,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["Training__PublicUrl"] = "https://127.0.0.1",
                ["Training__Institution__Name"] = "Banc d’essai",
                ["Training__Institution__Contact"] = "essai@exemple.ca",
                ["Training__Institution__RepresentativeName"] = "Banc d’essai",
                ["Training__Institution__RepresentativeTitle"] = "Banc d’essai",
                ["Training__Institution__Address"] = "Banc d’essai",
                ["Training__DataFolder"] = dataFolder,
                ["Training__ContentFolder"] = Repository.Folder("content"),
                ["Training__Database__Provider"] = database.Provider.ToString(),
                ["ConnectionStrings__Training"] = database.ConnectionString,
            },
        };

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
