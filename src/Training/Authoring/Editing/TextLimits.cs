using Microsoft.AspNetCore.Builder;
using Training.Content;
using Training.Learners;
using Training.Pages.Forms;

namespace Training.Authoring.Editing;

/// <summary>A text of a module is longer than what other forms send, and an accented letter is sent as six characters; it is kept when its author is signed out.</summary>
internal static class TextLimits
{
    private const int MostBody = 4 * ContentFiles.MostTextBytes;

    public static TBuilder TakesText<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.TakesUpTo(MostBody).WithMetadata(new KeptWhenSignedOut());
}
