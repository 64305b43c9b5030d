namespace Training.Journeys;

/// <summary>Someone whom an institution invited, and who has no account yet.</summary>
/// <param name="hasOnlyKeyboard">Tabs to everything, and sees where the focus is.</param>
internal sealed class Newcomer(Visitor visitor, bool hasOnlyKeyboard = false)
{
    /// <summary>From the invitation’s letter to being a member: makes an account, confirms it, signs in and accepts.</summary>
    public async Task AcceptAsync(string email, string givenName, string familyName)
    {
        await visitor.OpenAsync(await visitor.Site.LetterLinkAsync(email));
        await FollowAsync(visitor.Says("Site.Register"));
        await WriteAsync("Account.GivenName", givenName);
        await WriteAsync("Account.FamilyName", familyName);
        await WriteAsync("Account.Email", email);
        await WriteAsync("Account.Password", Visitor.Password);
        await PressAsync(visitor.Says("Account.Register.Submit"));
        await Expect(visitor.Title).ToHaveTextAsync(visitor.Says("Account.Sent.Title"));

        await visitor.OpenAsync(await visitor.Site.LetterLinkAsync(email));
        await PressAsync(visitor.Says("Account.Confirm.Submit"));
        await WriteAsync("Account.Email", email);
        await WriteAsync("Account.Password", Visitor.Password);
        await PressAsync(visitor.Says("Account.SignIn.Submit"));
        await PressAsync(visitor.Says("Joining.Invitation.Accept"));
        await Expect(visitor.Title).ToHaveTextAsync(visitor.Says("Learning.Hello", givenName));
    }

    public Task FollowAsync(string link) => hasOnlyKeyboard ? EnterAsync(link) : visitor.FollowAsync(link);

    public Task PressAsync(string button) => hasOnlyKeyboard ? EnterAsync(button) : visitor.PressAsync(button);

    private async Task EnterAsync(string name)
    {
        await visitor.TabToAsync(name);
        await visitor.EnterAsync();
    }

    private async Task WriteAsync(string label, string words)
    {
        if (!hasOnlyKeyboard)
        {
            await visitor.Page.GetByLabel(visitor.Says(label), new() { Exact = true }).FillAsync(words);
            return;
        }
        await visitor.TabToAsync(visitor.Says(label));
        await visitor.Page.Keyboard.InsertTextAsync(words);
    }
}
