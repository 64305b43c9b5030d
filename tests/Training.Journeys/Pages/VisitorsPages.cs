using Training.Content.Scenarios;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>What anyone may open.</summary>
internal static class VisitorsPages
{
    public static IEnumerable<PageKind> All() => [.. Visitors(), .. Guests()];

    private static IEnumerable<PageKind> Visitors() =>
        [
            new("home", "/", Reader.Visitor),
            new("catalogue", "/modules", Reader.Visitor),
            new("module", $"/modules/{First.Slug}", Reader.Visitor),
            new("courses", "/courses", Reader.Visitor),
            new("course", "/courses/college", Reader.Visitor),
            new("glossary", "/glossary", Reader.Visitor),
            new("sign-in", "/account/sign-in", Reader.Visitor),
            new PageKind("sign-in-refused", "/account/sign-in", Reader.Visitor).Refused("Account.SignIn.Submit"),
            new("register", "/account/register", Reader.Visitor),
            new PageKind("register-errors", "/account/register", Reader.Visitor).Refused("Account.Register.Submit"),
            new("register-sent", "/account/register/sent", Reader.Visitor),
            new("confirm", "/account/confirm?id=01&token=02", Reader.Visitor) { Status = 400 },
            new("forgot-password", "/account/forgot-password", Reader.Visitor),
            new("reset-password", "/account/reset-password?id=01&token=02", Reader.Visitor) { Status = 400 },
            new("not-found", "/nulle-part", Reader.Visitor) { Status = 404 },
            new("verify", "/c", Reader.Visitor),
            new("taster", "/taster", Reader.Visitor),
            new("verify-unknown", "/c/AAAA-AAAA", Reader.Visitor) { Status = 404 },
        ];

    private static IEnumerable<PageKind> Guests()
    {
        var (lesson, session) = (First.Taster[0], First.Taster.OfType<Scenario>().Single());
        return
        [
            new("guest-taster", "/taster", Reader.Guest),
            new("guest-lesson", $"/modules/{lesson.Id}", Reader.Guest),
            new("guest-briefing", $"/modules/{session.Id}", Reader.Guest),
            new("guest-debrief", $"/modules/{session.Id}/attempts/1/debrief", Reader.Guest),
            new("guest-end", "/taster/end", Reader.Guest),
            new("guest-account", "/journal", Reader.Guest),
            new("guest-register", "/account/register", Reader.Guest),
        ];
    }
}
