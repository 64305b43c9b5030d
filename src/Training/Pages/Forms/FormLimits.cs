using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Training.Pages.Forms;

/// <summary>How many bytes a page takes that takes more than others.</summary>
internal sealed record MostBytes(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

internal static class FormLimits
{
    /// <summary>
    /// A form with a file or a long text. More than these may have: what is a little too large is told so, in words.
    /// </summary>
    public static TBuilder TakesUpTo<TBuilder>(this TBuilder route, int bytes)
        where TBuilder : IEndpointConventionBuilder =>
        route
            .WithMetadata(new MostBytes(bytes))
            .WithFormOptions(valueLengthLimit: bytes, bufferBodyLengthLimit: bytes, multipartBodyLengthLimit: bytes);
}
