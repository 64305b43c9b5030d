using System.Diagnostics.CodeAnalysis;

namespace Training.Content;

/// <summary>The path that names an activity everywhere: <c>confidentialite/bilan</c>.</summary>
public readonly record struct ActivityId(string Module, string Slug)
{
    public static ActivityId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"Not an activity id: {text}");

    public static bool TryParse([NotNullWhen(true)] string? text, out ActivityId id)
    {
        var parts = text?.Split('/') ?? [];
        id = parts is [var module, var slug] && Markup.Slug.IsSlug(module) && Markup.Slug.IsSlug(slug) ? new(module, slug) : default;
        return id.Module is not null;
    }

    public override string ToString() => $"{Module}/{Slug}";
}
