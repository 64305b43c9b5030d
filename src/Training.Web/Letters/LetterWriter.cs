using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MimeKit;
using Training.Localization;
using Training.Outbox;
using Training.Web.Settings;

namespace Training.Web.Letters;

/// <summary>Makes a mail message of a letter, in plain text and in simple HTML.</summary>
internal sealed class LetterWriter(IServiceProvider services, ILoggerFactory loggers, SiteSettings settings)
{
    public async Task<MimeMessage> WriteAsync(OutboxLetter letter, Guid id)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.Mail.From));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Subject = letter.Subject;
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language.Culture().Name);
        message.MessageId = $"{id:N}@{((MailboxAddress)message.From[0]).Domain}";
        if (letter.StopUrl is { } stop)
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
        message.Body = new BodyBuilder { TextBody = Text(letter), HtmlBody = await HtmlAsync(letter) }.ToMessageBody();
        return message;
    }

    private static string Text(OutboxLetter letter) =>
        string.Join(
            "\n\n",
            [letter.Greeting, .. letter.Paragraphs, letter.ActionText, letter.ActionUrl, letter.Closing, .. Stop(letter), ""]
        );

    private static string[] Stop(OutboxLetter letter) =>
        letter.StopUrl is { } url ? [ResourceText.In(letter.Language, "Letter.Stop"), url] : [];

    private async Task<string> HtmlAsync(OutboxLetter letter)
    {
        // Components ask for what belongs to a request; a letter is written outside any.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LetterPage.Letter)] = letter });
            return (await renderer.RenderComponentAsync<LetterPage>(parameters)).ToHtmlString();
        });
    }
}
