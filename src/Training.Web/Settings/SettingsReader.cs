using System.Globalization;
using MimeKit;
using Training.Localization;

namespace Training.Web.Settings;

/// <summary>Reads settings and gathers what is wrong with them, so that an operator mends all at once.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> problems = [];

    public void Report(string setting, string reason, params object[] details) =>
        problems.AddRange(
            Languages.All.Select(language =>
                ResourceText.In(language, "Settings.Both", setting, ResourceText.In(language, reason, details))
            )
        );

    public void ThrowIfAnyProblem()
    {
        if (problems.Count > 0)
            throw new SettingsException(string.Join(Environment.NewLine, problems));
    }

    public string? Text(string setting) => configuration[setting] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public T Choice<T>(string setting, T otherwise)
        where T : struct, Enum
    {
        if (Text(setting) is not { } text)
            return otherwise;
        if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
            return Enum.Parse<T>(name);

        Report(setting, "Settings.Choice", text, string.Join(", ", Enum.GetNames<T>()));
        return otherwise;
    }

    public bool Flag(string setting, bool otherwise)
    {
        if (Text(setting) is not { } text)
            return otherwise;
        if (bool.TryParse(text, out var flag))
            return flag;

        Report(setting, "Settings.Flag", text);
        return otherwise;
    }

    public int Number(string setting, int otherwise, int least, int most)
    {
        if (Text(setting) is not { } text)
            return otherwise;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Report(setting, "Settings.Number", text, least, most);
        return otherwise;
    }

    public Uri? Url(string setting)
    {
        if (Text(setting) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query == "" && url.Fragment == "")
            return url;

        Report(setting, "Settings.Url", text);
        return null;
    }

    public string? MailAddress(string setting)
    {
        if (Text(setting) is not { } text)
            return null;
        if (MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@', StringComparison.Ordinal))
            return text;

        Report(setting, "Settings.MailAddress", text);
        return null;
    }

    public string? ExistingFolder(string setting)
    {
        if (Text(setting) is not { } text)
            return null;

        var folder = Path.GetFullPath(text);
        if (!Directory.Exists(folder))
            Report(setting, "Settings.Folder", folder);
        return folder;
    }

    public string WritableFolder(string setting, string otherwise)
    {
        var folder = Path.GetFullPath(Text(setting) ?? otherwise);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Report(setting, "Settings.Unwritable", folder);
        }

        return folder;
    }
}
