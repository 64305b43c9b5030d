using System.Text.RegularExpressions;
using Training.Content.Curriculum;
using Training.Content.Lessons;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Readability;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;

namespace Training.Content.Tests;

/// <summary>What holds for every module of the repository’s curriculum, beyond what holds for any content.</summary>
[Trait("Content", "Shipped")]
public sealed class ShippedCurriculumTests
{
    private static readonly string Folder = Path.Combine(TestContent.RepositoryRoot, "content");

    private static readonly Lazy<ContentSet> Content = new(() =>
    {
        var problems = new ProblemList();
        return ContentReader.Read(ContentFiles.FromFolder(Folder, problems), problems, walk: false)!;
    });

    public static TheoryData<string> Modules => [.. Content.Value.Modules.Select(m => m.Slug)];

    [Fact]
    public void The_page_of_the_curriculum_says_what_the_content_does()
    {
        var page = File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, "docs/curriculum.md"));

        Assert.Equal(CurriculumMap.Of(Content.Value), page);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_lesson_is_of_a_length_and_a_language_that_a_person_reads(string module)
    {
        foreach (var lesson in Module(module).Activities.OfType<Lesson>())
        foreach (var language in Enum.GetValues<Language>())
        {
            var text = LessonMeasure.Of(lesson, language).Text;

            // Up to 1,200 to read, and the self-check that ends it.
            Assert.True(text.Words is >= 600 and <= 1250, $"{lesson.Id} ({language}): {text.Words} words");
            Assert.True(text.SentenceLength <= 14, $"{lesson.Id} ({language}): {text.SentenceLength:0.0} words a sentence");
            Assert.True(text.Ease >= 65, $"{lesson.Id} ({language}): ease {text.Ease:0}");
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_has_lessons_a_session_a_bank_of_items_and_something_to_print(string module)
    {
        var activities = Module(module).Activities;
        var items = activities.OfType<Quiz>().SelectMany(q => q.Items).ToList();

        Assert.InRange(activities.OfType<Lesson>().Count(), 3, 6);
        Assert.NotEmpty(activities.OfType<Scenario>());
        Assert.NotEmpty(activities.OfType<Aid>());
        Assert.True(items.Count >= 12, $"{items.Count} items");
        Assert.True(items.Select(i => i.Kind).Distinct().Count() >= 4, string.Join(", ", items.Select(i => i.Kind).Distinct()));
        Assert.Equal(3, items.Select(i => i.Level).Distinct().Count());
        Assert.All(activities.OfType<Lesson>(), lesson => Assert.Single(lesson.Text.Fr.Parts.OfType<JournalPart>()));
        Assert.Contains(activities.OfType<Lesson>(), lesson => lesson.Text.Fr.Parts.Any(part => part is InstructorPart));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void The_hours_are_those_of_the_activities(string module)
    {
        var minutes = Module(module).Activities.Sum(a => a.Duration.TotalMinutes);

        // To the quarter hour, and a quarter hour of leeway for job aids and journals.
        Assert.InRange((double)Module(module).Hours * 60, minutes - 15, minutes + 30);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void The_minutes_of_a_lesson_or_a_session_are_those_it_takes(string module)
    {
        foreach (var activity in Module(module).Activities.Where(a => a is Lesson or Scenario))
        {
            var measured = MeasuredTime.Of(activity).TotalMinutes;

            Assert.True(
                activity.Duration.TotalMinutes >= measured - 2 && activity.Duration.TotalMinutes <= measured + 4,
                $"{activity.Id}: {activity.Duration.TotalMinutes} minutes, {measured:0.0} measured"
            );
        }
    }

    [Fact]
    public void The_taster_takes_the_twenty_minutes_that_it_says()
    {
        var taster = Content.Value.Modules.Single(m => m.Taster.Count > 0).Taster;
        var said = taster.Sum(a => a.Duration.TotalMinutes);

        Assert.InRange(said, 15, 20);
        // Guests keep no journal; pauses are not measured.
        Assert.InRange(
            said,
            taster.Sum(a => MeasuredTime.Of(a, writes: false).TotalMinutes),
            taster.Sum(a => MeasuredTime.Of(a).TotalMinutes)
        );
    }

    [Fact]
    public void Every_source_is_cited()
    {
        var cited = new Regex(@"@([a-z0-9-]+)");
        var sources = new Regex(@"`source ([^`]+)`");
        var texts = Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var used = texts
            .SelectMany(t =>
                cited
                    .Matches(t)
                    .Select(m => m.Groups[1].Value)
                    .Concat(sources.Matches(t).SelectMany(m => m.Groups[1].Value.Split(',')).Select(id => id.Trim()))
            )
            .Concat(Content.Value.Shared.HelpLines.Values.Select(line => line.SourceId))
            .ToHashSet();

        Assert.Equal([], Content.Value.Shared.Sources.Keys.Except(used));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Neither_length_nor_place_gives_the_self_checks_of_a_modules_lessons_away(string module)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var checks = Module(module)
                .Activities.OfType<Lesson>()
                .SelectMany(lesson => lesson.Text.In(language).Parts)
                .SelectMany(part => SelfChecks(part.Html));

            AssertBalanced(checks, $"{module} ({language})");
        }
    }

    [Fact]
    public void Neither_length_nor_place_gives_the_best_choices_of_a_session_away()
    {
        foreach (var session in Content.Value.Modules.SelectMany(m => m.Activities).OfType<Scenario>())
        foreach (var language in Enum.GetValues<Language>())
        {
            var decisions = session
                .Script.In(language)
                .Scenes.Where(scene => scene.Choices.Count > 1)
                .Select(scene => (scene.Choices, Most: scene.Choices.Max(c => c.Effects.Total)))
                .Select(scene => scene.Choices.Select(c => new Option(c.Words, c.Effects.Total == scene.Most)).ToList());

            AssertBalanced(decisions, $"{session.Id} ({language})");
        }
    }

    [Fact]
    public void What_the_modules_share_keeps_to_the_words_too()
    {
        var shared = Content.Value.Shared;
        var said = shared
            .Acts.SelectMany(a => new[] { a.Label, a.Help, a.Reply })
            .Concat(shared.Competencies.Values.Select(c => c.Name))
            .Concat(shared.Competencies.Values.SelectMany(c => c.Levels.Values).Select(l => Both(l, b => string.Join('\n', b))))
            .Concat(shared.HelpLines.Values.SelectMany(h => new[] { h.Name, h.Reach, h.Hours }))
            .Concat(shared.People.Values.SelectMany(p => new[] { p.About, p.PortraitAlt ?? new("", "") }))
            .Concat(shared.Glossary.Values.SelectMany(g => new[] { g.Word, g.Meaning }));

        Assert.Equal(
            [],
            from text in said
            from term in shared.Terms
            let words = Quoted.Replace(text.In(term.Language), "")
            where term.Avoided.IsMatch(words)
            select $"{words}: {term.Use}"
        );
    }

    [Fact]
    public void In_every_session_knowing_pays_chance_does_not_and_the_channel_hides_something()
    {
        var sessions = Content.Value.Modules.SelectMany(m => m.Activities).OfType<Scenario>().ToList();

        foreach (var (session, report) in sessions.Zip(ScenarioExplorer.ExploreAll(sessions)))
        {
            Assert.True(report.IsSound, $"{session.Id} has dead ends");
            Assert.True(
                Passing(report, LearnerKind.Best) >= 0.95,
                $"{session.Id}: the best pass {Passing(report, LearnerKind.Best):P0} of the time"
            );
            Assert.True(
                Passing(report, LearnerKind.Random) <= 0.25,
                $"{session.Id}: chance passes {Passing(report, LearnerKind.Random):P0} of the time"
            );
            Assert.True(report.Untaken.Count() <= 2, $"{session.Id}: {report.Untaken.Count()} choices that nobody takes");
            Assert.Contains(
                Lines(session),
                line => PerceivedLine.Through(new(session.Channel, ChannelCondition.Clear, TimeSpan.Zero), line).Hidden.Count > 0
            );
            Assert.Contains(report.Scenes, s => s.Ended.Total > 0 && session.Script.Fr.Find(s.Scene)!.Ending is Ending.Harm);
        }
    }

    /// <summary>Options, and whether each is right, or the best.</summary>
    private sealed record Option(string Words, bool IsRight);

    private static readonly Regex Quoted = new("«[^»]*»|“[^”]*”");
    private static readonly Regex SelfCheck = new("class=\"stack check\".*?</div>", RegexOptions.Singleline);
    private static readonly Regex Graded = new("<summary>(.*?)</summary><p class=\"state( ok)?\">", RegexOptions.Singleline);

    private static Localized<string> Both<T>(Localized<T> text, Func<T, string> part) => new(part(text.Fr), part(text.En));

    private static IEnumerable<List<Option>> SelfChecks(string html) =>
        SelfCheck
            .Matches(html)
            .Select(check =>
                Graded.Matches(check.Value).Select(m => new Option(PlainText.OfHtml(m.Groups[1].Value), m.Groups[2].Success)).ToList()
            );

    // What the checker asks of a quiz (AnswerBalance), where a choice clearly longer than all others is one that shows: a fifth.
    private static void AssertBalanced(IEnumerable<List<Option>> asked, string where)
    {
        var checks = asked.Where(options => options.Count(o => o.IsRight) == 1 && options.Count > 1).ToList();
        Assert.True(checks.Count >= 5, $"{where}: {checks.Count} to judge by");
        var right = checks.SelectMany(o => o).Where(o => o.IsRight).Average(o => o.Words.Length);
        var wrong = checks.SelectMany(o => o).Where(o => !o.IsRight).Average(o => o.Words.Length);
        var longest = checks.Count(options =>
            options.Single(o => o.IsRight).Words.Length > options.Where(o => !o.IsRight).Max(o => o.Words.Length) * 1.2
        );
        var place = checks.CountBy(options => options.FindIndex(o => o.IsRight)).MaxBy(p => p.Value);

        Assert.True(right <= wrong * 1.3, $"{where}: right {right:0} letters, others {wrong:0}");
        Assert.True(longest <= checks.Count * 0.6, $"{where}: the right one is by far the longest in {longest} of {checks.Count}");
        Assert.True(
            place.Value <= checks.Count * 0.6,
            $"{where}: the right one is in place {place.Key + 1} in {place.Value} of {checks.Count}"
        );
    }

    private static IEnumerable<Line> Lines(Scenario session) => session.Script.Fr.Scenes.SelectMany(s => s.Passages).OfType<Line>();

    private static double Passing(ExplorationReport report, LearnerKind kind) =>
        report.Kinds.Single(k => k.Kind == kind) is var learners ? (double)learners.Passed / learners.Learners : 0;

    private static Module Module(string slug) => Content.Value.Find(slug)!;
}
