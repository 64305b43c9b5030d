using System.Text.RegularExpressions;
using System.Threading.Channels;
using MimeKit;
using Training.Web.Letters;

namespace Training.Tests;

/// <summary>The letters the site sent, instead of a mail server.</summary>
public sealed partial class CapturedMail : ILetterCarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Channel<MimeMessage> letters = Channel.CreateUnbounded<MimeMessage>();

    public async Task CarryAsync(MimeMessage message, CancellationToken ct) => await letters.Writer.WriteAsync(message, ct);

    /// <summary>The next letter; they leave after the page has answered, so it may take a moment.</summary>
    public async Task<MimeMessage> NextAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        return await letters.Reader.ReadAsync(timeout.Token);
    }

    /// <summary>The address the next letter asks its reader to open, from the site's root.</summary>
    public async Task<string> NextLinkAsync() => new Uri(Url().Match((await NextAsync()).TextBody!).Value).PathAndQuery;

    /// <summary>Those that were sent by now and that nobody took.</summary>
    public IReadOnlyList<MimeMessage> TakeAll()
    {
        var taken = new List<MimeMessage>();
        while (letters.Reader.TryRead(out var letter))
            taken.Add(letter);
        return taken;
    }

    /// <summary>Whether nothing more was sent, after the time a letter takes.</summary>
    public async Task<bool> IsEmptyAsync()
    {
        await Task.Delay(200);
        return !letters.Reader.TryPeek(out _);
    }

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Url();
}
