using System.Net;
using System.Text.RegularExpressions;

namespace Training.Benchmarks.Load;

/// <summary>A signed-in learner, as their browser: cookies and the form token. Any connection carries them.</summary>
/// <param name="address">Where the proxy says that they are; null for where this program is, as one class behind one address.</param>
internal sealed partial class Reader(Guid id, string? address = null)
{
    private readonly Dictionary<string, string> cookies = [];
    private string token = "";

    public Guid Id => id;

    /// <summary>Rises with every request of a page, which may want to answer something else each time.</summary>
    public int Turn { get; set; }

    public async Task SignInAsync(Connection connection, string email, string password)
    {
        await KeepTokenAsync(connection, "/account/sign-in");
        var answer = await PostAsync(connection, "/account/sign-in", [new("email", email), new("password", password)]);
        if (answer.Status != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{email} could not sign in: {answer.Status}.");
        await KeepTokenAsync(connection, "/modules");
    }

    public async Task<Answer> GetAsync(Connection connection, string path) =>
        Expect(await SendAsync(connection, path), path, HttpStatusCode.OK);

    /// <summary>Whatever the site answers: a crowd may be asked to come back.</summary>
    public Task<Answer> TryPostAsync(Connection connection, string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(connection, path, fields.Append(new("__RequestVerificationToken", token)));

    public async Task<Answer> PostAsync(
        Connection connection,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        bool isScript = false
    ) =>
        Expect(
            await SendAsync(connection, path, fields.Append(new("__RequestVerificationToken", token)), isScript),
            path,
            isScript ? HttpStatusCode.NoContent : HttpStatusCode.Redirect
        );

    private async Task KeepTokenAsync(Connection connection, string path) =>
        token = Token().Match((await GetAsync(connection, path)).Text()).Groups[1].Value;

    private async Task<Answer> SendAsync(
        Connection connection,
        string path,
        IEnumerable<KeyValuePair<string, string>>? form = null,
        bool isScript = false
    )
    {
        var answer = await connection.SendAsync(
            path,
            string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")),
            form,
            isScript,
            address
        );
        if (answer.Response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2)))
                cookies[cookie[0]] = cookie[1];
        return answer;
    }

    // A refused request would be fast, and its figure worth nothing.
    private static Answer Expect(Answer answer, string path, HttpStatusCode status) =>
        answer.Status == status ? answer : throw new InvalidOperationException($"{path} answered {answer.Status} {answer.Location}.");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
