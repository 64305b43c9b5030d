using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Training.Pages;

/// <summary>
/// Stops a post that holds no form, or none of its fields, before a page reads it: no browser sends that from our pages. The framework would hand
/// the page a null where it says that there is a form.
/// </summary>
internal static class EmptyForms
{
    /// <summary>What the post of a page holds.</summary>
    /// <param name="Fields">One of these at least; of any name when there are none.</param>
    private sealed record Expected(IReadOnlySet<string> Fields);

    /// <summary>Notes on a page that takes a form what it expects of it.</summary>
    public static void Describe(EndpointBuilder page)
    {
        // The last: before it may stand the method that compiles it.
        if (page.Metadata.OfType<MethodInfo>().LastOrDefault() is not { } handler)
            return;
        var nullability = new NullabilityInfoContext();
        var forms = handler.GetParameters().Where(p => IsForm(p) && nullability.Create(p).WriteState == NullabilityState.NotNull).ToList();
        if (forms.Count > 0)
            page.Metadata.Add(
                new Expected(
                    forms
                        .SelectMany(FieldsOf)
                        .Concat(handler.GetParameters().Where(p => p.ParameterType == typeof(IFormFile)).Select(p => p.Name!))
                        .ToHashSet(StringComparer.OrdinalIgnoreCase)
                )
            );
    }

    public static IApplicationBuilder UseEmptyForms(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.GetEndpoint()?.Metadata.GetMetadata<Expected>() is not { } expected || await IsThereAsync(expected, http))
                    await next(http);
                else
                    await ErrorPages.ShowAsync(http, StatusCodes.Status400BadRequest);
            }
        );

    private static async Task<bool> IsThereAsync(Expected expected, HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return false;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return expected.Fields.Count == 0
                ? form.Count > 0 || form.Files.Count > 0
                : form.Keys.Concat(form.Files.Select(f => f.Name)).Any(expected.Fields.Contains);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsForm(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(IFormCollection)
        || (parameter.IsDefined(typeof(FromFormAttribute)) && parameter.ParameterType is { IsClass: true } type && type != typeof(string));

    private static IEnumerable<string> FieldsOf(ParameterInfo form) =>
        form.ParameterType == typeof(IFormCollection) ? [] : form.ParameterType.GetProperties().Select(p => p.Name);
}
