using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Training.Benchmarks.Parts;

/// <summary>The parts of which pages are made, each measured alone.</summary>
internal static class PartsCommand
{
    public static int Run(string[] args)
    {
        // In this process: a project made for the occasion would not build under the rules of this repository.
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Repository.Folder("artifacts", "benchmarks", "parts"));
        var filter = args.Length > 0 ? args : ["--filter", "*"];
        BenchmarkSwitcher.FromAssembly(typeof(PartsCommand).Assembly).Run(filter, config);
        return 0;
    }
}
