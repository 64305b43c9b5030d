using Training.Pages;

namespace Training.Web.Joining;

/// <summary>The pages by which people come into an institution that isn’t open to all.</summary>
internal static class JoinRoutes
{
    public static void MapJoining(this IEndpointRouteBuilder routes)
    {
        var anyone = routes.MapAnyone();
        anyone.MapAcceptInvitation();
        anyone.MapJoinByCode();
    }
}
