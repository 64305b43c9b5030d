using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Catalogue;
using Training.Content.Modules;
using Training.Data;
using Training.Enrolments;
using Training.Journal;
using Training.Learners;
using Training.Lessons;
using Training.Pages;

namespace Training.Benchmarks.Parts;

/// <summary>The body of a lesson's page, without its frame and without a server.</summary>
public class PageBenchmarks : IDisposable
{
    private readonly WebApplication site;
    private readonly HtmlRenderer renderer;
    private readonly ParameterView lesson;

    public PageBenchmarks()
    {
        var nowhere = new AccountLinks("~/", "~/", "~/", "~/", "~/", "~/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTraining(new(new(DatabaseProvider.Sqlite, "Data Source=:memory:"), "", new(), nowhere, new(null)));
        site = builder.Build();
        var services = site.Services;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        renderer = new(services, services.GetRequiredService<ILoggerFactory>());

        var content = Shipped.Read();
        var longest = Load.LoadPage.Lesson(content);
        var module = content.Find(longest.Id.Module)!;
        lesson = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                ["Enrolled"] = new EnrolledModule(Enrolment(module), new("", module, content.Shared, Shipped.Files())),
                ["Lesson"] = longest,
                ["Entries"] = new Dictionary<string, JournalEntry>(),
            }
        );
    }

    [Benchmark]
    public Task<string> RenderLesson() =>
        renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LessonPage>(lesson)).ToHtmlString());

    public void Dispose()
    {
        renderer.Dispose();
        ((IDisposable)site).Dispose();
        GC.SuppressFinalize(this);
    }

    private static Enrolment Enrolment(Module module) =>
        new()
        {
            LearnerId = Guid.Empty,
            Module = module.Slug,
            ContentHash = "",
            EnrolledAt = default,
        };
}
