using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Gives a credential its place in its institution’s status list, at random, so that the place says nothing of when it was issued.</summary>
internal sealed class StatusPlaces(TrainingDbContext db)
{
    private const int Tries = 20;

    public async Task<int> OfAsync(Credential credential, CancellationToken ct)
    {
        if (credential.StatusIndex is { } known)
            return known;

        var row = db.Set<Credential>().OfAllInstitutions().Where(c => c.Id == credential.Id);
        for (var tried = 1; ; tried++)
            try
            {
                var place = RandomNumberGenerator.GetInt32(StatusList.Bits);
                await row.Where(c => c.StatusIndex == null).ExecuteUpdateAsync(change => change.SetProperty(c => c.StatusIndex, place), ct);
                // The place that a request at the same moment gave it stands.
                return (await row.Select(c => c.StatusIndex).SingleAsync(ct))!.Value;
            }
            // Another credential has that place.
            catch (DbException) when (tried < Tries) { }
    }
}
