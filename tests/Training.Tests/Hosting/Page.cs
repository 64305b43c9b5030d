using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Training.Tests;

/// <summary>What a browser got: the answer, and the page in it.</summary>
public sealed class Page
{
    private Page(HttpResponseMessage response, string html, IHtmlDocument document)
    {
        Response = response;
        Html = html;
        Document = document;
    }

    public HttpResponseMessage Response { get; }
    public string Html { get; }
    public IHtmlDocument Document { get; }
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where the browser ended up, with the query.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;
    public string Path => Response.RequestMessage!.RequestUri!.AbsolutePath;

    /// <summary>The page's main heading.</summary>
    public string Heading => Text("h1");

    /// <summary>The words of the first element a selector finds, on one line.</summary>
    public string Text(string selector) =>
        OneLine(Document.QuerySelector(selector)) ?? throw new InvalidOperationException($"No {selector} in\n{Html}");

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(e => OneLine(e)!)];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    /// <summary>What a field holds.</summary>
    public string Value(string field) =>
        Document.QuerySelector($"input[name={field}], textarea[name={field}]") is IHtmlTextAreaElement area
            ? area.Value
            : ((IHtmlInputElement)Document.QuerySelector($"input[name={field}]")!).Value;

    /// <summary>The form that posts to an address (<c>/account/sign-in</c>).</summary>
    public IHtmlFormElement Form(string action) =>
        Document.Forms.Where(f => f.GetAttribute("action") == action).OrderByDescending(f => f.Method == "post").FirstOrDefault()
        ?? throw new InvalidOperationException($"No form posts to {action} in\n{Html}");

    /// <summary>Where the link with these words goes.</summary>
    public string Link(string words) =>
        Document.QuerySelectorAll("a[href]").FirstOrDefault(a => OneLine(a) == words)?.GetAttribute("href")
        ?? throw new InvalidOperationException($"No link says “{words}” in\n{Html}");

    internal static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = new HtmlParser(default, BrowsingContext.New(Configuration.Default)).ParseDocument(html);
        return new Page(response, html, document);
    }

    private static string? OneLine(IElement? element) =>
        element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
