using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Training.Content;
using Training.Learners;

namespace Training.Authoring.Editing;

/// <summary>A text of a module is longer than what other forms send, and an accented letter is sent as six characters; it is kept when its author is signed out.</summary>
internal static class TextLimits
{
    private const int MostBody = 4 * ContentFiles.MostTextBytes;

    public static TBuilder TakesText<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route
            .WithMetadata(new RequestSizeLimitAttribute(MostBody), new KeptWhenSignedOut())
            .WithFormOptions(valueLengthLimit: MostBody, bufferBodyLengthLimit: MostBody, multipartBodyLengthLimit: MostBody);
}
