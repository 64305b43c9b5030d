using Training.Authoring;
using Training.Data;
using Training.Pages;
using Training.Privacy.Retention;

namespace Training.Web.Settings;

/// <summary>Everything an operator can set, read and checked once at start.</summary>
public sealed record SiteSettings(
    string DataFolder,
    DatabaseSettings Database,
    string ContentFolder,
    MailSettings Mail,
    InstitutionSettings Institution,
    SiteAddress Address,
    bool DemoData,
    bool InnerProviders
)
{
    public RetentionSettings Retention { get; init; } = new();
    public AuthoringSettings Authoring { get; init; } = new();

    private const string ConnectionString = "ConnectionStrings:Training";

    // A hundred years.
    private const int MostDays = 36_500;
    private const int MostQuotaMegabytes = 1_000_000;

    public static SiteSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingsReader(configuration);
        var dataFolder = reader.WritableFolder("Training:DataFolder", Path.Combine(environment.ContentRootPath, "App_Data"));
        var settings = new SiteSettings(
            dataFolder,
            ReadDatabase(reader, dataFolder),
            reader.ExistingFolder("Training:ContentFolder") ?? ContentFolders.Find(environment.ContentRootPath),
            ReadMail(reader, dataFolder),
            ReadInstitution(reader),
            new SiteAddress(reader.Url("Training:PublicUrl")),
            reader.Flag("Training:DemoData", !environment.IsProduction()),
            reader.Flag("Training:InnerProviders", !environment.IsProduction())
        )
        {
            Retention = ReadRetention(reader),
            Authoring = new()
            {
                QuotaMegabytes = reader.Number(
                    "Training:Authoring:QuotaMegabytes",
                    new AuthoringSettings().QuotaMegabytes,
                    1,
                    MostQuotaMegabytes
                ),
            },
        };

        if (environment.IsProduction() && settings.DemoData)
            reader.Report("Training:DemoData", "Settings.DemoDataInProduction");
        if (environment.IsProduction() && settings.Address.PublicUrl is null && configuration["AllowedHosts"] is null or "" or "*")
            reader.Report("Training:PublicUrl", "Settings.PublicUrlInProduction");

        // A certificate names who stands behind it: never an institution of our making.
        foreach (var name in new[] { "Name", "Contact", "RepresentativeName", "RepresentativeTitle", "Address" })
            if (environment.IsProduction() && reader.Text($"Training:Institution:{name}") is null)
                reader.Report($"Training:Institution:{name}", "Settings.InstitutionInProduction");

        reader.ThrowIfAnyProblem();
        return settings;
    }

    private static RetentionSettings ReadRetention(SettingsReader reader)
    {
        var usual = new RetentionSettings();
        return new()
        {
            Invitations = reader.Number("Training:Retention:Invitations", usual.Invitations, 0, MostDays),
            SharedDebriefs = reader.Number("Training:Retention:SharedDebriefs", usual.SharedDebriefs, 0, MostDays),
            Practice = reader.Number("Training:Retention:Practice", usual.Practice, 0, MostDays),
            Comments = reader.Number("Training:Retention:Comments", usual.Comments, 0, MostDays),
            OpenAnswers = reader.Number("Training:Retention:OpenAnswers", usual.OpenAnswers, 0, MostDays),
            Journal = reader.Number("Training:Retention:Journal", usual.Journal, 0, MostDays),
        };
    }

    private static DatabaseSettings ReadDatabase(SettingsReader reader, string dataFolder)
    {
        var provider = reader.Choice("Training:Database:Provider", DatabaseProvider.Sqlite);
        var connection = reader.Text(ConnectionString);
        if (connection is null && provider == DatabaseProvider.Sqlite)
            connection = $"Data Source={Path.Combine(dataFolder, "training.db")}";
        if (connection is null)
            reader.Report(ConnectionString, "Settings.Missing", "Training:Database:Provider", provider);
        // Said without repeating it: it holds a password.
        else if (!new DatabaseSettings(provider, connection).IsReadable)
            reader.Report(ConnectionString, "Settings.Connection", provider);
        return new DatabaseSettings(provider, connection ?? "");
    }

    private static MailSettings ReadMail(SettingsReader reader, string dataFolder)
    {
        var host = reader.Text("Training:Mail:Host");
        var from = reader.MailAddress("Training:Mail:From");
        if (host is not null && from is null)
            reader.Report("Training:Mail:From", "Settings.Missing", "Training:Mail:Host", host);
        return new MailSettings
        {
            Host = host,
            Port = reader.Number("Training:Mail:Port", 587, 1, 65535),
            Security = reader.Choice("Training:Mail:Security", MailSecurity.StartTls),
            User = reader.Text("Training:Mail:User"),
            Password = reader.Text("Training:Mail:Password"),
            From = from ?? "formation@exemple.ca",
            Folder = Path.Combine(dataFolder, "mail"),
        };
    }

    private static InstitutionSettings ReadInstitution(SettingsReader reader) =>
        new()
        {
            Name = reader.Text("Training:Institution:Name") ?? "Institut de démonstration",
            Contact = reader.MailAddress("Training:Institution:Contact") ?? "formation@exemple.ca",
            RepresentativeName = reader.Text("Training:Institution:RepresentativeName") ?? "Camille Exemple",
            RepresentativeTitle = reader.Text("Training:Institution:RepresentativeTitle") ?? "Direction de la formation",
            Address = reader.Text("Training:Institution:Address") ?? "1, rue de l’Exemple, Montréal (Québec)  H0H 0H0",
        };
}
