using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Credentials.Templates;

internal static class TemplateQueries
{
    /// <summary>The template that a credential follows: its module’s or course’s own, or the institution’s general one; null for the site’s.</summary>
    public static async Task<CredentialTemplate?> TemplateForAsync(this TrainingDbContext db, string target, CancellationToken ct) =>
        (await db.Set<CredentialTemplate>().AsNoTracking().Where(t => t.Target == target || t.Target == "").ToListAsync(ct))
            .OrderByDescending(t => t.Target.Length)
            .FirstOrDefault();
}
