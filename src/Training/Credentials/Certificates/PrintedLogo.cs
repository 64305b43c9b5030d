using Microsoft.EntityFrameworkCore;
using Training.Credentials.Pdf;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Certificates;

/// <summary>The logo that a credential was issued with, while it is still the institution’s.</summary>
internal static class PrintedLogo
{
    public static async Task<Picture?> OfAsync(TrainingDbContext db, Credential credential, CancellationToken ct) =>
        credential.Facts.LogoHash is { } hash
        && await db.Set<InstitutionLogo>()
            .OfAllInstitutions()
            .Where(l => l.InstitutionId == credential.InstitutionId && l.Hash == hash)
            .Select(l => l.Bytes)
            .SingleOrDefaultAsync(ct)
            is { } bytes
            ? Picture.Read(bytes)
            : null;
}
