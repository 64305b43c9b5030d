using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;
using Training.Institutions.Invitations;
using Training.Outbox;

namespace Training.Tests.Institutions;

/// <summary>What became of invitations, as the outbox and their letters tell.</summary>
internal static class SentInvitations
{
    /// <summary>How many letters of invitation were ever asked for.</summary>
    public static Task<int> CountLettersAsync(this TrainingSite site) =>
        site.InDatabaseAsync(db =>
            db.Set<OutboxMessage>().CountAsync(m => m.Kind == OutboxLetter.Kind && EF.Functions.Like(m.Key, "invitation-%"))
        );

    /// <summary>Where the letter to an address leads, from the site’s root.</summary>
    public static async Task<string> LinkToAsync(this TrainingSite site, string email)
    {
        var normalized = email.ToUpperInvariant();
        var (id, slug) = await site.InDatabaseAsync(async db =>
        {
            var found = await db.Set<Invitation>().OfAllInstitutions().SingleAsync(i => i.Email == normalized);
            var institution = await db.Set<Institution>().SingleAsync(i => i.Id == found.InstitutionId);
            return (found.Id, institution.IsHome ? null : institution.Slug);
        });
        return (slug is null ? "" : "/i/" + slug) + site.Services.GetRequiredService<InvitationLink>().For(id)[1..];
    }
}
