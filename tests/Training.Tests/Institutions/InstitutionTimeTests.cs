using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;

namespace Training.Tests.Institutions;

public sealed class InstitutionTimeTests
{
    [Fact]
    public async Task Of_an_hour_that_autumn_has_twice_it_is_the_second_and_one_that_spring_skips_is_the_one_after_it()
    {
        using var site = new TrainingSite();
        await using var scope = site.Services.CreateAsyncScope();
        var time = scope.ServiceProvider.GetRequiredService<InstitutionTime>();

        Assert.Equal(new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero), time.At(new DateTime(2026, 11, 1, 1, 30, 0)));
        Assert.Equal(new DateTimeOffset(2027, 3, 14, 7, 30, 0, TimeSpan.Zero), time.At(new DateTime(2027, 3, 14, 2, 30, 0)));
        Assert.Equal(new DateTimeOffset(2026, 12, 19, 4, 59, 0, TimeSpan.Zero), time.EndOf(new DateOnly(2026, 12, 18)));
    }
}
