using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Training.Tests;

/// <summary>A page of the site as the tests that walk every page see it: where it is, who may open it, and what it takes.</summary>
internal sealed partial record SiteRoute(string Method, string Pattern, RouteEndpoint Endpoint)
{
    /// <summary>Every page, as often as it has methods.</summary>
    public static IReadOnlyList<SiteRoute> All(TrainingSite site) =>
        [
            .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
            let pattern = endpoint.RoutePattern.RawText!
            select new SiteRoute(method, pattern.StartsWith('/') ? pattern : "/" + pattern, endpoint),
        ];

    public string? Policy => Endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    /// <summary>Whether it takes files, and no form without one.</summary>
    public bool TakesFiles => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is ["multipart/form-data"];

    /// <summary>The names of what it takes from the address.</summary>
    public IEnumerable<string> Parameters => Endpoint.RoutePattern.Parameters.Select(p => p.Name);

    public IEnumerable<string> QueryNames =>
        Handler?.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!) ?? [];

    // The last: before it may stand the method that compiles it.
    private MethodInfo? Handler => Endpoint.Metadata.OfType<MethodInfo>().LastOrDefault();

    /// <summary>Its address, with these ids; where none is given, a module and activities of the tests.</summary>
    public string Fill(IReadOnlyDictionary<string, string>? ids = null) =>
        Parameter()
            .Replace(
                Pattern,
                match =>
                    ids?.GetValueOrDefault(match.Groups[1].Value)
                    ?? (match.Groups[1].Value, match.Value) switch
                    {
                        ("module", _) => IsOfSession ? "seance" : "essai",
                        ("kind", _) => "attempts",
                        (_, var whole) when whole.Contains(":scenario", StringComparison.Ordinal) => "jouer",
                        (_, var whole) when whole.Contains(":aid", StringComparison.Ordinal) => "aide",
                        (_, var whole) when whole.Contains(":lesson", StringComparison.Ordinal) => "lire",
                        (_, var whole) when whole.Contains(":int", StringComparison.Ordinal) => "1",
                        (_, var whole) when whole.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
                        _ => "bilan",
                    }
            );

    // The module of the tests that has a simulated session and a job aid.
    private bool IsOfSession =>
        Pattern.Contains(":scenario", StringComparison.Ordinal) || Pattern.Contains(":aid", StringComparison.Ordinal);

    /// <summary>A form with every field that it reads, each holding something of its kind.</summary>
    public (string, string)[] Form(string id) =>
        [
            ("x", "y"),
            .. from parameter in Handler?.GetParameters() ?? []
            where parameter.IsDefined(typeof(FromFormAttribute))
            from field in parameter.ParameterType is { IsClass: true } type && type != typeof(string)
                ? type.GetProperties().Select(p => (p.Name, p.PropertyType))
                : [(parameter.Name!, parameter.ParameterType)]
            where field.Item2 != typeof(IFormFile)
            select (field.Item1, Value(Nullable.GetUnderlyingType(field.Item2) ?? field.Item2, id)),
        ];

    private static string Value(Type type, string id) =>
        type == typeof(bool) ? "true"
        : type == typeof(Guid) ? id
        : type == typeof(DateOnly) ? "2026-12-01"
        : type == typeof(DateTimeOffset) ? "2026-12-01T00:00:00Z"
        : type.IsEnum ? Enum.GetNames(type)[0]
        : "1";

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
