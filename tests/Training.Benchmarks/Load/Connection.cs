using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Training.Benchmarks.Load;

/// <summary>What the site answered: the body as it came over the wire, and how many bytes came in all.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Location, HttpResponseMessage Response, byte[] Body, long Bytes)
{
    public string Encoding => string.Join(',', Response.Content.Headers.ContentEncoding);

    public string Text()
    {
        if (Encoding != "br")
            return System.Text.Encoding.UTF8.GetString(Body);
        using var text = new StreamReader(new BrotliStream(new MemoryStream(Body), CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}

/// <summary>One kept connection to the site, which counts every byte that comes in: headers, compressed bodies and all.</summary>
internal sealed class Connection : IDisposable
{
    private readonly HttpClient client;
    private CountingStream? stream;

    public Connection(Uri address) =>
        client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                MaxConnectionsPerServer = 1,
                ConnectCallback = ConnectAsync,
            }
        )
        {
            BaseAddress = address,
        };

    public async Task<Answer> SendAsync(
        string path,
        string cookies,
        IEnumerable<KeyValuePair<string, string>>? form = null,
        bool isScript = false,
        string? from = null
    )
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);
        request.Headers.Add("Accept", "text/html,*/*;q=0.8");
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        request.Headers.Add("Accept-Language", "fr-CA,fr;q=0.8,en;q=0.5");
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        if (isScript)
            request.Headers.Add("X-Requested-With", "fetch");

        var before = stream?.Received ?? 0;
        // Disposed of with the body: what stays are its headers.
        var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return new(response.StatusCode, response.Headers.Location?.OriginalString, response, body, stream!.Received - before);
    }

    public void Dispose() => client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, ct);
        return stream = new CountingStream(socket, stream?.Received ?? 0);
    }

    private sealed class CountingStream(Socket socket, long received) : NetworkStream(socket, ownsSocket: true)
    {
        public long Received { get; private set; } = received;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            Received += count;
            return count;
        }
    }
}
