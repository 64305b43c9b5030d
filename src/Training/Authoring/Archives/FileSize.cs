using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Localization;

namespace Training.Authoring.Archives;

/// <summary>A number of bytes in words.</summary>
internal static class FileSize
{
    public static string Say(long bytes, IStringLocalizer<TrainingText> text) =>
        bytes switch
        {
            < 1 << 10 => text["Archive.Bytes", bytes],
            < 1 << 20 => text["Archive.Kilobytes", Math.Max(1, bytes >> 10)],
            _ => text["Archive.Megabytes", (bytes / 1048576.0).ToString("0.#", CultureInfo.CurrentCulture)],
        };
}
