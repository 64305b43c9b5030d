using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Training.Tests.Letters;

/// <summary>Just enough of a mail server to take one letter.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task<string> conversation;

    public SmtpServer()
    {
        listener.Start();
        conversation = TakeOneAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Task<string> ConversationAsync() => conversation.WaitAsync(TimeSpan.FromSeconds(10));

    public ValueTask DisposeAsync()
    {
        listener.Stop();
        return ValueTask.CompletedTask;
    }

    private async Task<string> TakeOneAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        var heard = new StringBuilder();
        var inLetter = false;
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            heard.AppendLine(line);
            if (inLetter && line != ".")
                continue;

            inLetter = line == "DATA";
            await writer.WriteLineAsync(
                line switch
                {
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                }
            );
            if (line == "QUIT")
                break;
        }

        return heard.ToString();
    }
}
