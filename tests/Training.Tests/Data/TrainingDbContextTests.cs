using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Training.Tests.Data;

/// <summary>What slices may count on, whatever the database.</summary>
public sealed class TrainingDbContextTests
{
    [Fact]
    public async Task A_moment_comes_back_in_universal_time_and_sorts_and_compares()
    {
        using var site = new TrainingSite();
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(-5));
        await site.AddLearnerAsync(email: "a@exemple.ca");
        await site.AddLearnerAsync(email: "b@exemple.ca");
        await site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.Email == "a@exemple.ca").ExecuteUpdateAsync(c => c.SetProperty(l => l.CreatedAt, noon))
        );

        var moments = await site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.CreatedAt >= noon.AddHours(-4))
                .OrderByDescending(l => l.CreatedAt)
                .Select(l => l.CreatedAt)
                .ToListAsync()
        );

        Assert.Equal([noon, site.Time.GetUtcNow()], moments);
        Assert.All(moments, moment => Assert.Equal(TimeSpan.Zero, moment.Offset));
    }

    [Fact]
    public async Task A_row_whose_owner_does_not_exist_is_refused()
    {
        using var site = new TrainingSite();

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            site.InDatabaseAsync(db =>
            {
                db.UserClaims.Add(
                    new IdentityUserClaim<Guid>
                    {
                        UserId = Guid.NewGuid(),
                        ClaimType = "a",
                        ClaimValue = "b",
                    }
                );
                return db.SaveChangesAsync();
            })
        );
    }

    [Fact]
    public async Task Two_writers_at_once_both_succeed()
    {
        using var site = new TrainingSite();
        _ = site.Services;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => site.AddLearnerAsync(email: $"{i}@exemple.ca"))));

        Assert.Equal(16, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_passkey_can_be_kept()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync();
        var passkey = new IdentityUserPasskey<Guid>
        {
            UserId = learner.Id,
            CredentialId = [1, 2, 3],
            Data = new IdentityPasskeyData
            {
                Name = "clé",
                CreatedAt = site.Time.GetUtcNow(),
                PublicKey = [4],
                AttestationObject = [5],
                ClientDataJson = [6],
            },
        };

        await site.InDatabaseAsync(db =>
        {
            db.Add(passkey);
            return db.SaveChangesAsync();
        });

        var kept = await site.InDatabaseAsync(db => db.Set<IdentityUserPasskey<Guid>>().SingleAsync());
        Assert.Equal("clé", kept.Data.Name);
    }
}
