using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Training.Tests;

/// <summary>One person's browser without script: follows links, fills the forms it finds, keeps its own cookies.</summary>
public sealed class Browser
{
    private readonly HttpClient client;

    internal Browser(HttpClient client, string language)
    {
        this.client = client;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    /// <summary>For requests that no browser makes.</summary>
    public HttpClient Client => client;

    public async Task<Page> GetAsync(string path) => await Page.ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills and sends the page's form that posts to <paramref name="action"/>, with whatever it already holds.</summary>
    public Task<Page> SubmitAsync(Page page, string action, params (string Name, string Value)[] fields) =>
        SubmitAsync(page.Form(action), fields);

    /// <summary>Fills and sends a form, as if its button had been pressed.</summary>
    public async Task<Page> SubmitAsync(IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, _) in fields)
            Assert.True(form.Elements.Any(e => e.GetAttribute("name") == name), $"The form has no field {name} to fill.");

        var filled = fields.Select(f => f.Name).ToHashSet();
        var body = Controls(form).Where(c => !filled.Contains(c.Name)).Concat(fields);
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : form.Owner!.Location.PathName;
        return await SendAsync(target, body);
    }

    /// <summary>Presses a button: its own name, value and address go with whatever its form holds.</summary>
    public Task<Page> SubmitAsync(IHtmlButtonElement button)
    {
        var form = button.Form ?? throw new InvalidOperationException("The button belongs to no form.");
        var pressed = button.Name is { Length: > 0 } name ? Controls(form).Append((name, button.Value)) : Controls(form);
        return SendAsync((button.GetAttribute("formaction") ?? form.GetAttribute("action"))!, pressed);
    }

    /// <summary>Posts fields of one's own making to an address, with the token of the form on another page.</summary>
    public async Task<Page> PostAsync(string path, string tokenFrom, params (string Name, string Value)[] fields)
    {
        var token = (await GetAsync(tokenFrom)).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        Assert.True(token is not null, $"{tokenFrom} has no form to take a token from.");
        return await SendAsync(path, [("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Sends a file through the page's form that posts to <paramref name="action"/>.</summary>
    public async Task<Page> UploadAsync(Page page, string action, string field, string fileName, byte[] bytes)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Controls(page.Form(action)).Where(c => c.Name != field))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), field, fileName);
        return await Page.ReadAsync(await client.PostAsync(new Uri(action, UriKind.Relative), content));
    }

    /// <summary>Posts a file to an address, with the token of the form on another page.</summary>
    public async Task<Page> PostFileAsync(string path, string tokenFrom)
    {
        var token = (await GetAsync(tokenFrom)).Value("__RequestVerificationToken");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent([1, 2, 3]), "file", "un.png" },
        };
        return await Page.ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Posts without any token, as another site would.</summary>
    public Task<Page> ForgeAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, fields);

    /// <summary>The same, with a file.</summary>
    public async Task<Page> ForgeFileAsync(string path)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "un.png" } };
        return await Page.ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private async Task<Page> SendAsync(string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Page.ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private static IEnumerable<(string Name, string Value)> Controls(IHtmlFormElement form)
    {
        foreach (var control in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "submit" or "button" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                        yield return (name, option.Value);
                    break;
            }
        }
    }
}
