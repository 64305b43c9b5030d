using Microsoft.Extensions.DependencyInjection;

namespace Training.Files;

/// <summary>What a file is of.</summary>
/// <param name="Maker">The kind that its maker is known by.</param>
/// <param name="Of">Of which: what the maker reads, written the same each time.</param>
internal sealed record FileSubject(string Maker, string Of);

/// <summary>Makes one kind of file outside the request, in a scope that has turned to the institution and to the asker’s language.</summary>
internal interface IFileMaker
{
    /// <returns>Null when what it was to be made of is gone.</returns>
    Task<MadeFile?> MakeAsync(string of, FileFormat format, CancellationToken ct);
}

/// <summary>A file that was made, and what the letter says of it.</summary>
/// <param name="Ready">That it is ready.</param>
/// <param name="Action">What the link to its page says.</param>
internal sealed record MadeFile(string Name, byte[] Bytes, string Ready, string Action);

internal static class FileMakers
{
    /// <summary>Says who makes one kind of file.</summary>
    public static IServiceCollection AddFileMaker<T>(this IServiceCollection services, string maker)
        where T : class, IFileMaker => services.AddKeyedScoped<IFileMaker, T>(maker);
}
