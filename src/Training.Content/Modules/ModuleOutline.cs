using Training.Content.Markup;

namespace Training.Content.Modules;

/// <summary>What a <c>module.md</c> says of itself, as far as it can be read: it may be half written.</summary>
public sealed record ModuleOutline(string Title, IReadOnlyList<string> Activities)
{
    public static readonly ModuleOutline Empty = new("", []);

    public static ModuleOutline Read(ReadOnlyMemory<byte> module)
    {
        var problems = new ProblemList();
        if (MarkdownFile.Read("modules/x/module.md", module, Language.Fr, problems)?.Fields is not { } fields)
            return Empty;
        return new(Typography.Set(fields.Optional("title") ?? "", Language.Fr), [.. fields.List("activities", false).Select(a => a.Value)]);
    }
}
