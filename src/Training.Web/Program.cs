using Microsoft.AspNetCore.Connections;
using Training.Web;
using Training.Web.Commands;
using Training.Web.Settings;

if (CommandLine.Find(args) is { } command)
    return await command();

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSite(SiteSettings.Read(builder.Configuration, builder.Environment));

    var app = builder.Build();
    app.UseSite();
    app.SayWhereToLook();
    await app.PrepareDataAsync();
    await app.RunAsync();
    return 0;
}
catch (SettingsException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(StartMessage.AddressTaken());
    return 2;
}
