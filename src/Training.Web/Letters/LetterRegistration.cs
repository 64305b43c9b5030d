using Training.Outbox;
using Training.Web.Settings;

namespace Training.Web.Letters;

internal static class LetterRegistration
{
    public static void AddLetters(this IServiceCollection services, MailSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<PostLetter>();
        services.AddOutboxHandler<SendLetter>(OutboxLetter.Kind);
        if (settings.Host is null)
            services.AddSingleton<ILetterCarrier, FolderCarrier>();
        else
            services.AddSingleton<ILetterCarrier, SmtpCarrier>();
    }
}
