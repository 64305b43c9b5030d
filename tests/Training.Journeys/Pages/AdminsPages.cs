namespace Training.Journeys;

/// <summary>The pages of those who see to an institution, and of whoever they invite.</summary>
internal static class AdminsPages
{
    private const string Invited = "nouvelle@exemple.ca";

    /// <param name="code">The address of the join code.</param>
    /// <param name="invitation">That of an invitation.</param>
    public static IEnumerable<PageKind> All(string code, string invitation) =>
        [
            new("institution", "/institution", Reader.Admin),
            new PageKind("institution-refused", "/institution", Reader.Admin)
                .Fill("Profile.NameFr", "")
                .Fill("Profile.Accent", "#e8c468")
                .Refused("Profile.Save"),
            new("institution-members", "/institution/members", Reader.Admin),
            new("institution-members-none", "/institution/members?q=personne+de+ce+nom", Reader.Admin),
            new PageKind("institution-member", "/institution/members?q=Gagnon", Reader.Admin).Follow("main tbody a"),
            new("institution-invitations", "/institution/invitations", Reader.Admin),
            new PageKind("institution-invitation-refused", "/institution/invitations", Reader.Admin).Refused("Invitations.Send"),
            new("institution-import", "/institution/import", Reader.Admin),
            new("institution-import-trial", ImportAsync, Reader.Admin),
            new("institution-sign-in", "/institution/sign-in", Reader.Admin),
            new PageKind("institution-sign-in-refused", "/institution/sign-in", Reader.Admin).Refused("Provider.Submit"),
            new("institution-audit", "/institution/audit", Reader.Admin),
            new("institution-incidents", "/institution/incidents", Reader.Admin),
            new("institution-incident", "/institution/incidents/new", Reader.Admin),
            new("registrar", "/registrar", Reader.Registrar),
            new("registrar-requests", "/registrar/requests", Reader.Registrar),
            new("registrar-templates", "/registrar/templates", Reader.Registrar),
            new("registrar-template", "/registrar/templates/edit", Reader.Registrar),
            new("my-data", "/account/my-data", Reader.Admin),
            new("confirm-identity", "/account/confirm-identity?returnUrl=/learning", Reader.Admin),
            new("no-role", "/institution/members", Reader.Registrar) { Status = 403 },
            new("privacy", "/privacy", Reader.Visitor),
            new("who-sees-what", "/privacy/who-sees-what", Reader.Visitor),
            new("join", "/join", Reader.Visitor),
            new("join-by-code", code, Reader.Visitor),
            new("invitation", invitation, Reader.Visitor),
            new("invitation-gone", "/invitations/rien", Reader.Visitor) { Status = 404 },
        ];

    /// <summary>Invites someone, and has a code made.</summary>
    /// <returns>The addresses where either leads.</returns>
    public static async Task<(string Code, string Invitation)> InviteAsync(Visitor admin)
    {
        await admin.OpenAsync("/institution/invitations");
        await admin.Page.GetByLabel(admin.Says("Account.Email"), new() { Exact = true }).FillAsync(Invited);
        await admin.PressAsync(admin.Says("Invitations.Send"));
        await admin.PressAsync(admin.Says("JoinCode.Make"));
        var code = await admin.Page.Locator("main a[href*='/join/']").GetAttributeAsync("href");
        return (code!, await admin.Site.LetterLinkAsync(Invited));
    }

    private static async Task ImportAsync(Visitor admin)
    {
        await admin.OpenAsync("/institution/import");
        await admin.UploadAsync(
            "courriel;prénom;nom;langue;rôle\namelie@exemple.ca;Amélie;Tremblay;fr;\npas une adresse;Noah;O’Brien;en;\ndemo@exemple.ca;;;;\n"
        );
    }
}
