using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Learners;
using Training.Localization;

namespace Training.Privacy.WhoSees;

/// <summary>Anyone reads who may see what.</summary>
internal static class ShowWhoSees
{
    public const string Address = "~/privacy/who-sees-what";

    public static void MapShowWhoSees(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/privacy/who-sees-what", () => new RazorComponentResult<WhoSeesPage>());

    /// <summary>The same table for the documentation, in Markdown.</summary>
    public static string ToMarkdown(Language language)
    {
        string Say(string key) => ResourceText.In(language, key);

        var text = new StringBuilder();
        string[] heads =
        [
            Say("WhoSees.Data"),
            Say("WhoSees.Self"),
            .. Sights.Columns.Select(r => Say("Role." + r.Code())),
            Say("WhoSees.Link"),
        ];
        text.Append("| ")
            .AppendJoin(" | ", heads)
            .Append(" |\n|")
            .Append(string.Concat(Enumerable.Repeat(" --- |", heads.Length)))
            .Append('\n');
        foreach (var sight in Sights.All)
        {
            bool[] cells = [sight.IsOwn, .. Sights.Columns.Select(sight.Roles.Contains), sight.IsByLink];
            text.Append("| ").Append(Say("WhoSees.Data." + sight.Data)).Append(" | ");
            text.AppendJoin(" | ", cells.Select(yes => Say(yes ? "WhoSees.Yes" : "WhoSees.No"))).Append(" |\n");
        }
        return text.ToString();
    }
}
