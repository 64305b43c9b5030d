using Microsoft.AspNetCore.Http;

namespace Training.Authoring.Archives;

internal static class UploadedFile
{
    /// <summary>No more than the most; whoever asks adds one, to see what is too large.</summary>
    public static async Task<byte[]> ReadAsync(this IFormFile file, int most, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(file.Length, most)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
