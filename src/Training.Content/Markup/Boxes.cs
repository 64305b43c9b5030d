namespace Training.Content.Markup;

internal enum BoxKind
{
    Example,
    Try,
    Instructor,
    More,
}

/// <summary>The four boxes of a lesson, by their name in either language.</summary>
internal static class BoxKinds
{
    public static BoxKind? Of(string? info) =>
        info switch
        {
            "exemple" or "example" => BoxKind.Example,
            "essayer" or "try" => BoxKind.Try,
            "formateur" or "instructor" => BoxKind.Instructor,
            "plus" or "more" => BoxKind.More,
            _ => null,
        };
}
