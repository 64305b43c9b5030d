using System.Net;
using MimeKit;
using Training.Content;
using Training.Learners;
using Training.Messages;
using Training.Tests.Reports;

namespace Training.Tests.Messages;

/// <summary>An instructor writes to the cohort, one letter to each.</summary>
public sealed class WriteToCohortTests
{
    [Fact]
    public async Task The_letter_and_how_many_get_it_are_seen_before_anything_leaves()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);

        var page = await SeeAsync(cohort);

        Assert.Contains("2 personnes le recevront", page.Text(".letter"), StringComparison.Ordinal);
        Assert.Contains("Bonjour [prénom],", page.Text(".letter"), StringComparison.Ordinal);
        Assert.Contains("Denise Roy vous écrit au sujet de « Un cours », Automne 2026.", page.Text(".letter"), StringComparison.Ordinal);
        Assert.Equal("Envoyer à 2 personnes", page.Text("button[name=send]"));
        Assert.Equal("La rencontre de jeudi", page.Value("subject"));
        await LettersAsync(site, 0);
    }

    [Fact]
    public async Task Each_learner_who_has_not_left_gets_one_letter_around_it_their_language()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);

        var page = await SendAsync(cohort, await SeeAsync(cohort));

        Assert.Equal("Le message part vers 2 personnes.", page.Text("[role=status]"));
        var letters = await LettersAsync(site, 2);
        Assert.Equal(2, letters.Select(l => l.To.ToString()).Distinct().Count());
        var french = letters.Single(l => l.Headers[HeaderId.ContentLanguage] == "fr-CA");
        var english = letters.Single(l => l.Headers[HeaderId.ContentLanguage] == "en-CA");
        Assert.Equal("La rencontre de jeudi", french.Subject);
        Assert.StartsWith("Bonjour Zoé,", french.TextBody, StringComparison.Ordinal);
        var text = english.TextBody!.ReplaceLineEndings("\n");
        Assert.StartsWith(
            "Hello Yan,\n\nDenise Roy writes to you about “A course”, Automne 2026.\n\nElle est reportée.\nÀ lundi.\n\nDenise\n\nOpen my learning\n\nhttps://",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("/learning\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_sends_nothing_more_not_even_to_who_joined_since()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);
        var seen = await SeeAsync(cohort);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SendAsync(cohort, seen)));
        await cohort.SeatAsync("Wim", "Dubé");
        await SendAsync(cohort, seen);

        await LettersAsync(site, 2);
    }

    [Fact]
    public async Task Another_message_is_another_letter()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);

        await SendAsync(cohort, await SeeAsync(cohort));
        await SendAsync(cohort, await SeeAsync(cohort));

        await LettersAsync(site, 4);
    }

    [Fact]
    public async Task An_empty_message_or_one_too_long_is_refused_and_what_was_typed_stays()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);
        var form = await cohort.Instructor.GetAsync($"{cohort.Home}/message");

        var empty = await cohort.Instructor.SubmitAsync(form, $"{cohort.Home}/message");
        var tedious = await cohort.Instructor.SubmitAsync(
            form,
            $"{cohort.Home}/message",
            ("subject", new string('a', MessageDraft.SubjectLength + 1)),
            ("text", new string('b', MessageDraft.TextLength + 1))
        );

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.Status, tedious.Status));
        Assert.Equal(["Écrivez l’objet", "Écrivez le message"], empty.Texts(".errors li"));
        Assert.Equal(2, tedious.Texts(".errors li").Count);
        Assert.Equal(MessageDraft.TextLength + 1, tedious.Text("textarea").Length);
    }

    [Fact]
    public async Task A_subject_is_one_line_whatever_is_posted()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);

        await cohort.Instructor.PostAsync(
            $"{cohort.Home}/message",
            $"{cohort.Home}/message",
            ("id", $"{Guid.NewGuid()}"),
            ("subject", "Jeudi\r\nBcc: autre@exemple.ca"),
            ("text", "Texte"),
            ("send", "1")
        );

        Assert.All(await LettersAsync(site, 2), letter => Assert.Equal("Jeudi Bcc: autre@exemple.ca", letter.Subject));
    }

    [Fact]
    public async Task Nobody_writes_to_someone_else_s_cohort()
    {
        using var site = new TrainingSite();
        var cohort = await OfThreeAsync(site);
        var other = await site.SignUpWithRoleAsync(Role.Instructor);

        var page = await other.PostAsync(
            $"{cohort.Home}/message",
            "/account/profile",
            ("id", $"{Guid.NewGuid()}"),
            ("subject", "x"),
            ("text", "x"),
            ("send", "1")
        );

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        await LettersAsync(site, 0);
    }

    private static async Task<TaughtCohort> OfThreeAsync(TrainingSite site)
    {
        var cohort = await TaughtCohort.OfAsync(site);
        await cohort.SeatAsync("Zoé", "Abel");
        await cohort.SeatAsync("Yan", "Boivin", language: Language.En);
        await cohort.LeaveAsync(await cohort.SeatAsync("Xavier", "Caron"));
        return cohort;
    }

    private static async Task<Page> SeeAsync(TaughtCohort cohort) =>
        await cohort.Instructor.SubmitAsync(
            await cohort.Instructor.GetAsync($"{cohort.Home}/message"),
            $"{cohort.Home}/message",
            ("subject", "La rencontre de jeudi"),
            ("text", "Elle est reportée.\r\nÀ lundi.\r\n\r\nDenise")
        );

    private static Task<Page> SendAsync(TaughtCohort cohort, Page seen) =>
        cohort.Instructor.SubmitAsync(seen, $"{cohort.Home}/message", ("send", "1"));

    /// <summary>So many letters, and no more.</summary>
    private static async Task<List<MimeMessage>> LettersAsync(TrainingSite site, int count)
    {
        var letters = new List<MimeMessage>();
        for (var i = 0; i < count; i++)
            letters.Add(await site.Mail.NextAsync());
        Assert.True(await site.Mail.IsEmptyAsync());
        return letters;
    }
}
