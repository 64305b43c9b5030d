using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Data;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>The accounts in the database. Their recovery codes are kept as passwords are, as slow hashes: whoever reads the table opens nothing with them.</summary>
internal sealed class LearnerStore(TrainingDbContext db, IOptions<PasswordHasherOptions> hashing)
    : UserOnlyStore<
        Learner,
        TrainingDbContext,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
    >(db)
{
    // As Identity names them.
    private const string Provider = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public override Task ReplaceCodesAsync(Learner user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, [.. recoveryCodes.Select(Hash)], cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Learner user, string code, CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(user, cancellationToken);
        if (kept.FirstOrDefault(hash => IsOf(hash, code)) is not { } used)
            return false;
        await base.ReplaceCodesAsync(user, [.. kept.Where(hash => hash != used)], cancellationToken);
        return true;
    }

    /// <summary>Hashes codes that were given out before codes were hashed; the caller saves.</summary>
    public async Task HashOldCodesAsync(Learner user, CancellationToken ct = default)
    {
        var kept = await KeptAsync(user, ct);
        if (kept.Any(code => !code.Contains(':', StringComparison.Ordinal)))
            await ReplaceCodesAsync(user, kept, ct);
    }

    private async Task<string[]> KeptAsync(Learner user, CancellationToken ct) =>
        (await GetTokenAsync(user, Provider, Codes, ct) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How often, the salt, and what came of it.</summary>
    private string Hash(string code)
    {
        var (rounds, salt) = (hashing.Value.IterationCount, RandomNumberGenerator.GetBytes(SaltBytes));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds}:{Convert.ToBase64String(salt)}:{Convert.ToBase64String(Hash(code, salt, rounds))}"
        );
    }

    private static bool IsOf(string hash, string code) =>
        hash.Split(':') is [var rounds, var salt, var kept]
        && CryptographicOperations.FixedTimeEquals(
            Hash(code, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture)),
            Convert.FromBase64String(kept)
        );

    private static byte[] Hash(string code, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
