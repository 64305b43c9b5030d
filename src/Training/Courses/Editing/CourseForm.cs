using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Training.Courses.Editing;

/// <summary>A course as an instructor writes it: fields as they were typed, so that a form that comes back has lost nothing.</summary>
public sealed record CourseForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Revision { get; init; }
    public string? Origin { get; init; }
    public string TitleFr { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string SummaryFr { get; init; } = "";
    public string SummaryEn { get; init; } = "";
    public string Hours { get; init; } = "";
    public string Elsewhere { get; init; } = "";

    /// <summary>By module: its number in the order, as typed. A module that isn’t here isn’t in the course.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();

    public IReadOnlySet<string> Optional { get; init; } = new HashSet<string>();

    /// <summary>How many modules complete it, as typed; empty for all of them.</summary>
    public string AtLeast { get; init; } = "";

    /// <summary>In percent, as typed; empty for none.</summary>
    public string MinimumScore { get; init; } = "";

    /// <summary><c>module/activity</c>.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    public IReadOnlySet<string> Prerequisites { get; init; } = new HashSet<string>();

    public static CourseForm Of(InstitutionCourse course) =>
        new()
        {
            Id = course.Id,
            Revision = course.Revision,
            Origin = course.Origin,
            TitleFr = course.TitleFr,
            TitleEn = course.TitleEn,
            SummaryFr = course.SummaryFr,
            SummaryEn = course.SummaryEn,
            Hours = Say(course.Hours),
            Elsewhere = Say(course.Elsewhere),
            Places = course
                .Modules.OrderBy(m => m.Position)
                .ToDictionary(m => m.Module, m => m.Position.ToString(CultureInfo.InvariantCulture)),
            Optional = course.Modules.Where(m => m.IsOptional).Select(m => m.Module).ToHashSet(),
            AtLeast = course.Rule.AtLeast?.ToString(CultureInfo.InvariantCulture) ?? "",
            MinimumScore = course.Rule.MinimumScore is { } score ? Say((decimal)Math.Round(score * 100, 2)) : "",
            Required = course.Rule.RequiredActivities.ToHashSet(),
            Prerequisites = course.Prerequisites.ToHashSet(),
        };

    public static CourseForm Of(Content.Courses.Course shipped) =>
        new()
        {
            Origin = shipped.Slug,
            TitleFr = shipped.Text.Fr.Title,
            TitleEn = shipped.Text.En.Title,
            SummaryFr = shipped.Text.Fr.Summary,
            SummaryEn = shipped.Text.En.Summary,
            Hours = Say(shipped.Hours),
            Elsewhere = Say(shipped.Elsewhere),
            Places = shipped.Modules.Index().ToDictionary(m => m.Item.Slug, m => (m.Index + 1).ToString(CultureInfo.InvariantCulture)),
            Optional = shipped.Modules.Where(m => m.IsOptional).Select(m => m.Slug).ToHashSet(),
            AtLeast = shipped.AtLeast?.ToString(CultureInfo.InvariantCulture) ?? "",
        };

    public static CourseForm Read(IFormCollection form, IEnumerable<string> modules) =>
        new()
        {
            Id = Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7(),
            Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Origin = Text(form, "origin") is { Length: > 0 } origin ? origin : null,
            TitleFr = Text(form, "titleFr"),
            TitleEn = Text(form, "titleEn"),
            SummaryFr = Text(form, "summaryFr"),
            SummaryEn = Text(form, "summaryEn"),
            Hours = Text(form, "hours"),
            Elsewhere = Text(form, "elsewhere"),
            Places = modules
                .Select(module => (module, Place: Text(form, "place-" + module)))
                .Where(m => m.Place.Length > 0)
                .ToDictionary(m => m.module, m => m.Place),
            Optional = Ticked(form, "optional"),
            AtLeast = Text(form, "atLeast"),
            MinimumScore = Text(form, "minimumScore"),
            Required = Ticked(form, "required"),
            Prerequisites = Ticked(form, "prerequisites"),
        };

    /// <summary>« 1,5 » and “1.5” are the same number, whatever the language of the page.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static string Say(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    private static HashSet<string> Ticked(IFormCollection form, string field) => form[field].OfType<string>().ToHashSet();
}
