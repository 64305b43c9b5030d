using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Learners;

namespace Training.Tests.Cohorts;

public sealed class SeatLearnersTests
{
    [Fact]
    public async Task Members_are_added_by_address_once_however_often_one_clicks()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var (zoe, luc) = (await MemberAsync(site, "Zoé"), await MemberAsync(site, "Luc"));

        var first = await teacher.SeatAsync(offering, zoe.Email!.ToUpperInvariant(), luc.Email!);
        var second = await teacher.SeatAsync(offering, zoe.Email!, luc.Email!);

        Assert.Equal("2 personnes ajoutées.", first.Text("[role=status]"));
        Assert.Equal("0 personne ajoutée.", second.Text("[role=status]"));
        Assert.Equal(2, (await teacher.OfferingAsync(offering.Id)).Seats.Count);
    }

    [Fact]
    public async Task Whoever_is_added_gets_one_letter_in_their_language_and_another_only_when_they_come_back()
    {
        using var site = await Outbox.OutboxTests.AsleepAsync();
        var (teacher, offering) = await OfferedAsync(site);
        var zoe = await MemberAsync(site, "Zoé");
        var john = await site.AddLearnerAsync("John", "Smith", Content.Language.En);
        await site.SignInAsync(john.Email!);
        var seats = $"/teaching/offerings/{offering.Id}/seats";

        await teacher.SeatAsync(offering, zoe.Email!, john.Email!, teacher.Account.Email!);
        await teacher.SeatAsync(offering, zoe.Email!, john.Email!);
        await Outbox.OutboxTests.DoAsync(site);
        var letters = site.Mail.TakeAll();
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(seats), $"{seats}/{zoe.Id}/leave");
        await teacher.SeatAsync(offering, zoe.Email!);
        await Outbox.OutboxTests.DoAsync(site);

        Assert.Equal(2, letters.Count);
        var french = letters.Single(l => l.To.ToString() == zoe.Email);
        var english = letters.Single(l => l.To.ToString() == john.Email);
        Assert.Equal("Vous avez une place dans « Cours d’essai »", french.Subject!.Replace('\u00A0', ' '));
        Assert.Equal("You have a place in “Trial course”", english.Subject);
        Assert.Contains("Odile Beaulieu gave you a place", english.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/learning/courses/{offering.Id}", english.TextBody, StringComparison.Ordinal);
        Assert.Equal(zoe.Email, Assert.Single(site.Mail.TakeAll()).To.ToString());
    }

    [Fact]
    public async Task Whoever_joins_by_themselves_gets_no_letter()
    {
        using var site = await Outbox.OutboxTests.AsleepAsync();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Self"));
        var learner = await Classmate.AtAsync(site);
        var address = $"/learning/courses/{offering.Id}";

        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(address), address + "/join");
        await Outbox.OutboxTests.DoAsync(site);

        Assert.Single((await teacher.OfferingAsync(offering.Id)).Seats);
        Assert.Empty(site.Mail.TakeAll());
    }

    [Theory]
    [InlineData("inconnue@exemple.ca", "Aucun membre de l’établissement n’a cette adresse")]
    [InlineData("pas-une-adresse", "Ce n’est pas une adresse de courriel")]
    [InlineData("", "Écrivez au moins une adresse")]
    public async Task A_wrong_address_adds_nobody_and_the_list_comes_back_as_it_was_typed(string address, string message)
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var typed = address.Length == 0 ? "" : $"{(await MemberAsync(site, "Zoé")).Email}, {address}";

        var page = await teacher.SeatAsync(offering, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Text("#addresses-error"), StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector("#addresses")!.TextContent);
        Assert.Empty((await teacher.OfferingAsync(offering.Id)).Seats);
    }

    [Fact]
    public async Task Someone_of_another_institution_is_not_added()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var stranger = await site.AddLearnerAsync("Ailleurs");

        var page = await teacher.SeatAsync(offering, stranger.Email!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Empty((await teacher.OfferingAsync(offering.Id)).Seats);
    }

    [Fact]
    public async Task Members_are_found_by_name_and_added_from_the_list()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var zoe = await MemberAsync(site, "Zoé", "Lavoie");
        var seats = $"/teaching/offerings/{offering.Id}/seats";

        var found = await teacher.Browser.GetAsync(seats + "?find=Lav");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)found.Document.QuerySelector("#found")!;
        var page = await teacher.Browser.SubmitAsync(form, ("learner", $"{zoe.Id}"));
        var again = await teacher.Browser.GetAsync(seats + "?find=Lav");

        Assert.Contains("Zoé Lavoie", page.Text("table.seats"), StringComparison.Ordinal);
        Assert.False(again.Has("#found"));
    }

    [Fact]
    public async Task Someone_taken_out_keeps_what_they_did_and_can_be_added_again()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var zoe = await MemberAsync(site, "Zoé");
        await teacher.SeatAsync(offering, zoe.Email!);
        var seats = $"/teaching/offerings/{offering.Id}/seats";
        var page = await teacher.Browser.GetAsync(seats);

        await teacher.Browser.SubmitAsync(page, $"{seats}/{zoe.Id}/leave");
        var left = await teacher.Browser.SubmitAsync(page, $"{seats}/{zoe.Id}/leave");
        var seat = (await teacher.OfferingAsync(offering.Id)).Seats.Single();
        await teacher.SeatAsync(offering, zoe.Email!);

        Assert.False(left.Has("table.seats"));
        Assert.NotNull(seat.LeftAt);
        Assert.Null((await teacher.OfferingAsync(offering.Id)).Seats.Single().LeftAt);
    }

    [Theory]
    [InlineData(5, new[] { 5 })]
    [InlineData(8, new[] { 8 })]
    [InlineData(9, new[] { 5, 4 })]
    [InlineData(13, new[] { 7, 6 })]
    [InlineData(20, new[] { 7, 7, 6 })]
    [InlineData(30, new[] { 8, 8, 7, 7 })]
    public void Groups_are_even_of_six_to_eight_where_that_can_be_and_the_same_every_time(int people, int[] sizes)
    {
        var seats = Enumerable
            .Range(0, people)
            .Select(i => new Training.Cohorts.Seating.SeatLine(
                new Guid(i, 0, 0, new byte[8]),
                $"P{i}",
                "Nom",
                null,
                default,
                null,
                null,
                null
            ))
            .ToList();

        var shares = Training.Cohorts.Seating.PracticeGroups.Share(seats);
        seats.Reverse();
        var again = Training.Cohorts.Seating.PracticeGroups.Share(seats);

        Assert.Equal(sizes, shares.Values.CountBy(g => g).OrderBy(g => g.Key).Select(g => g.Value));
        Assert.Equal(shares.OrderBy(s => s.Key), again.OrderBy(s => s.Key));
    }

    [Fact]
    public async Task A_ninth_person_in_a_group_is_refused_with_a_word()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var people = new List<Learner>();
        for (var i = 0; i < 9; i++)
            people.Add(await MemberAsync(site, $"P{i}"));
        await teacher.SeatAsync(offering, people.Take(8).Select(p => p.Email!));
        var groups = $"/teaching/offerings/{offering.Id}/groups";
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(groups), groups);
        await teacher.SeatAsync(offering, people[8].Email!);
        var ninth = $"{groups}/{people[8].Id}";

        var refused = await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(groups), ninth, ("group", "1"));
        var between = (await teacher.OfferingAsync(offering.Id)).Seats.Single(s => s.LearnerId == people[8].Id).Group;
        await teacher.Browser.SubmitAsync(refused, $"{groups}/{people[0].Id}", ("group", ""));
        var moved = await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(groups), ninth, ("group", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("a déjà 8 personnes", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Null(between);
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Equal(1, (await teacher.OfferingAsync(offering.Id)).Seats.Single(s => s.LearnerId == people[8].Id).Group);
    }

    [Fact]
    public async Task Two_instructors_who_take_the_last_place_at_once_make_no_ninth()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var people = new List<Learner>();
        for (var i = 0; i < 9; i++)
            people.Add(await MemberAsync(site, $"P{i}"));
        await teacher.SeatAsync(offering, people.Select(p => p.Email!));
        await site.InDatabaseAsync(db =>
        {
            var seven = people.Take(7).Select(p => p.Id).ToList();
            return db.Set<Seat>().Where(s => seven.Contains(s.LearnerId)).ExecuteUpdateAsync(c => c.SetProperty(s => s.Group, 1));
        });
        var groups = $"/teaching/offerings/{offering.Id}/groups";
        var page = await teacher.Browser.GetAsync(groups);

        await Task.WhenAll(
            teacher.Browser.SubmitAsync(page, $"{groups}/{people[7].Id}", ("group", "1")),
            teacher.Browser.SubmitAsync(page, $"{groups}/{people[8].Id}", ("group", "1"))
        );

        Assert.Equal(8, (await teacher.OfferingAsync(offering.Id)).Seats.Count(s => s.Group == 1));
    }

    [Fact]
    public async Task Learners_see_the_first_names_of_their_group()
    {
        using var site = new TrainingSite();
        var (teacher, offering) = await OfferedAsync(site);
        var amelie = await Classmate.AtAsync(site, "Amélie");
        var luc = await MemberAsync(site, "Luc", "Secret");
        await teacher.SeatAsync(offering, amelie.Account.Email!, luc.Email!);
        var groups = $"/teaching/offerings/{offering.Id}/groups";
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(groups), groups);

        var page = await amelie.Browser.GetAsync($"/learning/courses/{offering.Id}");

        Assert.Contains("Avec Luc.", page.Text("section[aria-labelledby=group]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", page.Html, StringComparison.Ordinal);
    }

    private static async Task<(Teacher, Offering)> OfferedAsync(TrainingSite site)
    {
        var teacher = await Teacher.AtAsync(site);
        return (teacher, await teacher.OfferAsync(await teacher.MakeCourseAsync()));
    }

    private static async Task<Learner> MemberAsync(TrainingSite site, string givenName, string familyName = "Tremblay")
    {
        var learner = await site.AddLearnerAsync(givenName, familyName);
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new Training.Institutions.Membership
                {
                    InstitutionId = Training.Institutions.Institution.HomeId,
                    LearnerId = learner.Id,
                    JoinedAt = site.Time.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        return learner;
    }
}
