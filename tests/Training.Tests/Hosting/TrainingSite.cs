#pragma warning disable EF1001 // See TwinQueryCompiler.
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Web.Letters;

namespace Training.Tests;

/// <summary>The real site on a database of its own, for one test or one class of tests.</summary>
public sealed class TrainingSite : WebApplicationFactory<Program>
{
    public const string Password = "une phrase de passe";
    private const string ContentFolderSetting = "Training:ContentFolder";
    private readonly Lazy<TestDatabase> database;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("training-");
    private int learners;
    private bool disposed;

    // Copied when it is first asked for: by then the settings say what content it holds.
    public TrainingSite() => database = new(() => TestDatabase.Create(published: !Settings.ContainsKey(ContentFolderSetting)));

    /// <summary>When every test begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    /// <summary>The tests’ own modules.</summary>
    public static string ContentFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Content");

    /// <summary>What the site takes for now; a test moves it on.</summary>
    public FakeTimeProvider Time { get; } = new(Start);

    public CapturedMail Mail { get; } = new();
    public CapturedLog Log { get; } = new();
    public CapturedSql Sql { get; } = new();

    /// <summary>The database that it is on.</summary>
    public DatabaseSettings Database => database.Value.Settings;

    /// <summary>What SQL Server would say to this site's queries; asked at the end of every test on SQLite, whose queries are the same.</summary>
    public SqlServerTwin SqlServer { get; } = new();

    /// <summary>Settings other than the defaults, before the first request: <c>["Training:PublicUrl"] = "https://…"</c>.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Development, Test or Production.</summary>
    public string Environment { get; init; } = "Test";

    /// <summary>More or other services than the site's own.</summary>
    public Action<IServiceCollection>? Substitute { get; init; }

    /// <summary>A visitor with a browser of their own, that runs no script.</summary>
    public Browser Visit(string language = "fr-CA") => new(CreateDefaultClient(BaseUrl, new RedirectHandler(), new CookieJar()), language);

    /// <summary>The same, but shown redirects instead of following them.</summary>
    public Browser VisitWithoutRedirects() => new(CreateDefaultClient(BaseUrl, new CookieJar()), "fr-CA");

    /// <summary>A new learner with a confirmed account, signed in.</summary>
    public async Task<Browser> SignUpAsync(string givenName = "Amélie", string familyName = "Tremblay", Language language = Language.Fr)
    {
        var learner = await AddLearnerAsync(givenName, familyName, language);
        return await SignInAsync(learner.Email!);
    }

    /// <summary>A learner with a confirmed account, who is not signed in yet.</summary>
    public async Task<Learner> AddLearnerAsync(
        string givenName = "Amélie",
        string familyName = "Tremblay",
        Language language = Language.Fr,
        string? email = null
    )
    {
        email ??= $"personne{Interlocked.Increment(ref learners)}@exemple.ca";
        var learner = new Learner
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            GivenName = givenName,
            FamilyName = familyName,
            Language = language,
            CreatedAt = Time.GetUtcNow(),
        };
        await using var scope = Services.CreateAsyncScope();
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Learner>>().CreateAsync(learner, Password);
        Assert.True(created.Succeeded, string.Join(", ", created.Errors.Select(e => e.Code)));
        return learner;
    }

    /// <summary>A browser signed in with this address, through the form.</summary>
    /// <param name="at">The prefix of the institution by whose door they come in: <c>/i/cegep</c>.</param>
    public async Task<Browser> SignInAsync(string email, string password = Password, string at = "")
    {
        var browser = Visit();
        var form = await browser.GetAsync(at + "/account/sign-in");
        var landed = await browser.SubmitAsync(form, at + "/account/sign-in", ("email", email), ("password", password));
        Assert.NotEqual(at + "/account/sign-in", landed.Path);
        return browser;
    }

    /// <summary>A new learner with a role, signed in.</summary>
    public async Task<Browser> SignUpWithRoleAsync(Role role, Language language = Language.Fr)
    {
        var learner = await AddLearnerAsync(language: language);
        await GrantAsync(learner, role);
        return await SignInAsync(learner.Email!);
    }

    /// <param name="at">The home institution unless another is given.</param>
    public async Task GrantAsync(Learner learner, Role role, Institution? at = null)
    {
        await using var scope = Services.CreateAsyncScope();
        if (at is not null)
            scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(at);
        Assert.True(await scope.ServiceProvider.GetRequiredService<GrantRole>().GrantAsync(learner, role));
    }

    public async Task RevokeAsync(Learner learner, Role role)
    {
        await using var scope = Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<GrantRole>().RevokeAsync(learner, role));
    }

    /// <summary>Another institution than the one that runs the site.</summary>
    public async Task<Institution> AddInstitutionAsync(string slug, string name, bool open = false, string? host = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var draft = new InstitutionDraft(slug, name) { IsOpen = open, Host = host };
        var (institution, problem) = await scope.ServiceProvider.GetRequiredService<CreateInstitution>().CreateAsync(draft);
        Assert.Null(problem);
        return institution!;
    }

    /// <summary>Looks into the database, or prepares it.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<TrainingDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TrainingDbContext>());
    }

    public Task InDatabaseAsync(Func<TrainingDbContext, Task> use) =>
        InDatabaseAsync(async db =>
        {
            await use(db);
            return true;
        });

    /// <summary>What the site does when it starts: publishes what is new in the content folder.</summary>
    public async Task PublishAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishContent>().RunAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        // Outside Development the files of the library lie beside the program, where a test has not published them.
        builder.UseStaticWebAssets();
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("Training:DataFolder", folder.FullName);
        builder.UseSetting("Training:Database:Provider", Database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Training", Database.ConnectionString);
        builder.UseSetting("Training:DemoData", "false");
        builder.UseSetting(ContentFolderSetting, ContentFolder);
        foreach (var (setting, value) in Settings)
            builder.UseSetting(setting, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.Replace(ServiceDescriptor.Singleton<ILetterCarrier>(Mail));
            // Slow hashes are for thieves, not for tests.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            ConfigureDatabase(services);
            Substitute?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The factory disposes itself twice.
        if (!disposing || disposed)
            return;

        disposed = true;

        if (database.IsValueCreated)
            database.Value.Dispose();
        folder.Delete(recursive: true);
        Assert.True(SqlServer.Problems.Count == 0, "SQL Server would refuse:\n" + string.Join("\n\n", SqlServer.Problems));
    }

    private static Uri BaseUrl => new("https://localhost");

    private void ConfigureDatabase(IServiceCollection services)
    {
        services.AddSingleton(SqlServer);
        services.ConfigureDbContext<SqliteTrainingDbContext>(
            (_, options) => options.AddInterceptors(Sql, new TwinSaves(SqlServer)).ReplaceService<IQueryCompiler, TwinQueryCompiler>()
        );
        services.ConfigureDbContext<SqlServerTrainingDbContext>((_, options) => options.AddInterceptors(Sql));
        services.ConfigureDbContext<PostgreSqlTrainingDbContext>((_, options) => options.AddInterceptors(Sql));
    }
}
