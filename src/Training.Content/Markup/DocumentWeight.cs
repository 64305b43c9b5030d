using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>What a link to a document says after its words: of what kind it is, and what it weighs.</summary>
internal static class DocumentWeight
{
    public static void Set(LinkInline link, string weight) => link.SetData(typeof(DocumentWeight), weight);

    public static string? Of(LinkInline link) => link.GetData(typeof(DocumentWeight)) as string;
}
