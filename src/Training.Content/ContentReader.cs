namespace Training.Content;

public sealed record ContentSet(SharedContent Shared, IReadOnlyList<Modules.Module> Modules);

public static class ContentReader
{
    public static ContentSet? Read(ContentFiles files, ProblemList problems) => throw new NotImplementedException();
}
