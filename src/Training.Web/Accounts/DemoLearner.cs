using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>Someone to sign in as on a first look at the site, and one person for each role beside; never made in production.</summary>
internal sealed class DemoLearner(
    TrainingDbContext db,
    ILookupNormalizer normalizer,
    IPasswordHasher<Learner> hasher,
    GrantRole roles,
    TimeProvider time
)
{
    public const string Email = "demo@exemple.ca";
    public const string AuthorEmail = "auteur@exemple.ca";
    public const string OtherAuthorEmail = "autrice@exemple.ca";
    public const string InstructorEmail = "enseignement@exemple.ca";
    public const string RegistrarEmail = "registraire@exemple.ca";
    public const string AdminEmail = "direction@exemple.ca";
    public const string OperatorEmail = "exploitation@exemple.ca";
    public const string Password = "presence-a-distance";

    private string? hash;

    /// <summary>Those who have a role, and which.</summary>
    public static IReadOnlyList<(string Email, string GivenName, Role Role)> Staff { get; } =
    [
        (AuthorEmail, "Dominique", Role.Author),
        (OtherAuthorEmail, "Noor", Role.Author),
        (InstructorEmail, "Sacha", Role.Instructor),
        (RegistrarEmail, "Claude", Role.Registrar),
        (AdminEmail, "Maxime", Role.Admin),
        (OperatorEmail, "Frédérique", Role.Operator),
    ];

    public async Task SeedAsync(CancellationToken ct = default)
    {
        List<string> emails = [Email, .. Staff.Select(s => s.Email)];
        var known = await db.Learners.Where(l => emails.Contains(l.Email!)).ToDictionaryAsync(l => l.Email!, ct);
        foreach (var (email, givenName) in Staff.Select(s => (s.Email, s.GivenName)).Prepend((Email, "Camille")))
            if (!known.ContainsKey(email))
                db.Add(known[email] = Make(email, givenName, "Démo", time.GetUtcNow()));
        // Another process that starts at the same moment makes the same, and gives the roles.
        if (!await db.TrySaveAsync(ct))
            return;
        foreach (var (email, _, role) in Staff)
            await roles.GrantAsync(known[email], role, ct);
    }

    /// <summary>An account with the demonstration’s password, which is hashed once for all: hashing is slow on purpose.</summary>
    public Learner Make(string email, string givenName, string familyName, DateTimeOffset createdAt)
    {
        var learner = new Learner
        {
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            GivenName = givenName,
            FamilyName = familyName,
            CreatedAt = createdAt,
        };
        learner.PasswordHash = hash ??= hasher.HashPassword(learner, Password);
        return learner;
    }
}
