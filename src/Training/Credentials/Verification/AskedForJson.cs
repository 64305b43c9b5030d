using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Training.Credentials.Verification;

/// <summary>A program asks for a page’s address, and is answered in JSON.</summary>
internal static class AskedForJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whether it would rather have JSON than a page.</summary>
    public static bool WantsJson(this HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double Wish(string type) =>
            accepted.Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Max(a => a.Quality ?? 1, 0);

        return Wish("application/json") > Wish("text/html");
    }

    public static JsonHttpResult<T> Answer<T>(T value, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(value, Format, statusCode: status);

    private static double Max<T>(this IEnumerable<T> items, Func<T, double> of, double otherwise) =>
        items.Select(of).DefaultIfEmpty(otherwise).Max();
}
