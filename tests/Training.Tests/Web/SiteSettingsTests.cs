using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Training.Data;
using Training.Web.Settings;

namespace Training.Tests.Web;

public sealed class SiteSettingsTests : IDisposable
{
    private static readonly (string, string)[] Institution =
    [
        ("Training:Institution:Name", "Cégep de l’Estuaire"),
        ("Training:Institution:Contact", "formation@exemple.ca"),
        ("Training:Institution:RepresentativeName", "Zoé Roy"),
        ("Training:Institution:RepresentativeTitle", "Direction"),
        ("Training:Institution:Address", "Rimouski"),
    ];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("training-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Nothing_has_to_be_set_to_try_the_site()
    {
        var settings = Read(Environments.Development);

        Assert.Equal(DatabaseProvider.Sqlite, settings.Database.Provider);
        Assert.StartsWith(Path.Combine(root.FullName, "App_Data"), settings.Database.ConnectionString["Data Source=".Length..]);
        Assert.StartsWith(Path.Combine(root.FullName, "App_Data"), settings.Mail.Folder);
        Assert.True(settings.DemoData);
    }

    [Theory]
    [InlineData("Training:Database:Provider", "Oracle", "Sqlite, SqlServer, PostgreSql")]
    [InlineData("Training:Database:Provider", "1", "Sqlite, SqlServer, PostgreSql")]
    [InlineData("Training:DemoData", "peut-être", "true")]
    [InlineData("Training:ContentFolder", "/nulle/part", "/nulle/part")]
    [InlineData("Training:PublicUrl", "formation.exemple.ca", "https://")]
    [InlineData("Training:PublicUrl", "ftp://formation.exemple.ca", "https://")]
    [InlineData("Training:Mail:Port", "99999", "65535")]
    [InlineData("Training:Mail:Security", "SSL", "StartTls")]
    [InlineData("Training:Mail:From", "personne", "personne")]
    public void A_wrong_value_stops_the_start_with_the_setting_and_the_reason(string setting, string value, string reason)
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Environments.Development, (setting, value)));

        Assert.Contains($"Réglage {setting}", problem.Message);
        Assert.Contains($"Setting {setting}", problem.Message);
        Assert.Contains(reason, problem.Message);
    }

    [Fact]
    public void All_wrong_values_are_told_at_once()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            Read(Environments.Development, ("Training:DemoData", "oui"), ("Training:Mail:Port", "zéro"))
        );

        Assert.Contains("Training:DemoData", problem.Message);
        Assert.Contains("Training:Mail:Port", problem.Message);
    }

    [Theory]
    [InlineData("SqlServer")]
    [InlineData("PostgreSql")]
    public void A_server_database_needs_its_connection_string(string provider)
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Environments.Development, ("Training:Database:Provider", provider)));

        Assert.Contains("ConnectionStrings:Training", problem.Message);
        Assert.Contains(provider, problem.Message);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_told_without_repeating_it()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            Read(Environments.Development, ("ConnectionStrings:Training", "Data Source=x;Pasword=secret"))
        );

        Assert.Contains("ConnectionStrings:Training", problem.Message);
        Assert.DoesNotContain("secret", problem.Message);
    }

    [Fact]
    public void A_mail_server_needs_a_sender()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Environments.Development, ("Training:Mail:Host", "smtp.exemple.ca")));

        Assert.Contains("Training:Mail:From", problem.Message);
    }

    [Fact]
    public void Demonstration_data_is_forbidden_in_production()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            Read(Environments.Production, ("Training:DemoData", "true"), ("Training:PublicUrl", "https://formation.exemple.ca"))
        );

        Assert.Contains("Training:DemoData", problem.Message);
    }

    [Fact]
    public void Production_has_to_know_its_own_address()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Environments.Production));
        var settings = Read(Environments.Production, [("AllowedHosts", "formation.exemple.ca"), .. Institution]);

        Assert.Contains("Training:PublicUrl", problem.Message);
        Assert.False(settings.DemoData);
    }

    [Fact]
    public void Production_has_to_say_who_stands_behind_its_certificates()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            Read(Environments.Production, [("AllowedHosts", "formation.exemple.ca"), .. Institution[1..]])
        );

        Assert.Contains("Training:Institution:Name", problem.Message);
        Assert.DoesNotContain("Training:Institution:Contact", problem.Message);
    }

    [Fact]
    public void The_content_folder_is_looked_for_upwards()
    {
        var content = root.CreateSubdirectory("content/modules").Parent!;
        var start = root.CreateSubdirectory("src/Training.Web");

        Assert.Equal(content.FullName, ContentFolders.Find(start.FullName));
    }

    private SiteSettings Read(string environment, params (string Setting, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Setting, s.Value)))
            .Build();
        return SiteSettings.Read(configuration, new Place(environment, root.FullName));
    }

    private sealed class Place(string environment, string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "Training.Web";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
