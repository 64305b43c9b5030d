using System.Text;
using SkiaSharp;
using Training.Content;
using Training.Content.Files;

namespace Training.Authoring.Media;

/// <summary>A picture as a module keeps it.</summary>
/// <param name="Ending">Of its name: <c>.webp</c>.</param>
internal sealed record PreparedPicture(byte[] Bytes, string Ending, int? Width, int? Height);

/// <summary>Why a file isn’t taken: the name of a text, and what goes in it.</summary>
internal sealed record MediaRefusal(string Text, params object[] Details);

/// <summary>
/// Makes a picture from anyone ready for learners: what it is is told by its bytes; it is drawn anew, so that nothing stays of where and when it was taken,
/// no wider than a page, in whichever format is smaller. A drawing stays as it is, when it holds shapes only.
/// </summary>
internal static class PreparePicture
{
    public const int MostBytes = 20 << 20;
    public const int MostWidth = 1600;
    private const int MostSide = 16_000;

    /// <summary>Some 160 MB once decoded: asked before, so that a small file can’t fill memory.</summary>
    private const long MostPixels = 40_000_000;

    private const int WebpQuality = 82;
    private const int JpegQuality = 85;

    // The same for any number of authors: a decoded picture is large.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<(PreparedPicture?, MediaRefusal?)> ReadAsync(byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length == 0)
            return (null, new("DraftMedia.File.Missing"));
        if (bytes.Length > MostBytes)
            return (null, new("DraftMedia.File.Large", MostBytes >> 20));
        if (IsDrawing(bytes))
            return ReadDrawing(bytes);
        if (!IsPicture(bytes))
            return (null, new("DraftMedia.File.Kind"));
        await OneAtATime.WaitAsync(ct);
        try
        {
            return Draw(bytes);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static (PreparedPicture?, MediaRefusal?) ReadDrawing(byte[] bytes)
    {
        if (bytes.Length > ContentFiles.MostMediaBytes)
            return (null, new("DraftMedia.File.Large", ContentFiles.MostMediaBytes >> 20));
        var problems = new ProblemList();
        MediaRules.Check("media/dessin.svg", bytes, problems);
        return problems.Items is [var problem, ..]
            ? (null, new("DraftMedia.Drawing", problem.Message.In(Localization.Languages.Current)))
            : (new(bytes, ".svg", null, null), null);
    }

    private static (PreparedPicture?, MediaRefusal?) Draw(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return (null, new("DraftMedia.File.Damaged"));
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width > MostSide || height > MostSide || (long)width * height > MostPixels)
            return (null, new("DraftMedia.Pixels", width, height, MostPixels / 1_000_000));
        if (codec.FrameCount > 1)
            return (null, new("DraftMedia.Animated"));

        using var colours = SKColorSpace.CreateSrgb();
        using var decoded = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, colours));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) != SKCodecResult.Success)
            return (null, new("DraftMedia.File.Damaged"));
        using var upright = Upright(decoded, codec.EncodedOrigin);
        using var drawn = Fit(upright);
        return (Encode(drawn, codec), null);
    }

    /// <summary>Cameras note how they were held; with the note gone, the picture itself is turned.</summary>
    private static SKBitmap Upright(SKBitmap taken, SKEncodedOrigin origin)
    {
        var isAcross =
            origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (w, h) = (taken.Width, taken.Height);
        var turned = new SKBitmap(taken.Info.WithSize(isAcross ? h : w, isAcross ? w : h));
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        // Each row: where a point (x, y) of the taken picture comes to stand.
        canvas.SetMatrix(
            origin switch
            {
                SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
                SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
                _ => SKMatrix.Identity,
            }
        );
        canvas.DrawBitmap(taken, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.Flush();
        return turned;
    }

    private static SKBitmap Fit(SKBitmap picture)
    {
        if (picture.Width <= MostWidth)
            return picture.Copy();
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * MostWidth / picture.Width));
        return picture.Resize(picture.Info.WithSize(MostWidth, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private static PreparedPicture Encode(SKBitmap picture, SKCodec codec)
    {
        var isPhoto = codec.EncodedFormat == SKEncodedImageFormat.Jpeg;
        using var pixels = picture.PeekPixels() ?? throw new InvalidOperationException("A bitmap has pixels.");
        // What is drawn with sharp edges is smaller, and truer, without loss; a photo is not.
        var webp = isPhoto ? Lossy(pixels) : Smaller(Lossy(pixels), Lossless(pixels));
        if (codec.EncodedFormat == SKEncodedImageFormat.Webp)
            return Of(webp, ".webp", picture);
        var kept = Bytes(
            isPhoto
                ? pixels.Encode(new SKJpegEncoderOptions(JpegQuality))
                : pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9))
        );
        return kept.Length < webp.Length ? Of(kept, isPhoto ? ".jpg" : ".png", picture) : Of(webp, ".webp", picture);
    }

    private static byte[] Lossy(SKPixmap pixels) =>
        Bytes(pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, WebpQuality)));

    private static byte[] Lossless(SKPixmap pixels) =>
        Bytes(pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75)));

    private static byte[] Bytes(SKData? encoded)
    {
        using (encoded)
            return encoded?.ToArray() ?? throw new InvalidOperationException("A picture of this size can be written.");
    }

    private static byte[] Smaller(byte[] one, byte[] other) => one.Length < other.Length ? one : other;

    private static PreparedPicture Of(byte[] bytes, string ending, SKBitmap picture) => new(bytes, ending, picture.Width, picture.Height);

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8));

    private static bool IsDrawing(byte[] bytes)
    {
        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 1024))).TrimStart('\uFEFF').TrimStart();
        return start.StartsWith('<') && start.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
