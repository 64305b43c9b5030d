using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Files;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Auditing;

namespace Training.Privacy.Incidents;

/// <summary>An admin keeps the institution’s register of confidentiality incidents: writes one down, follows it up, and takes the register away.</summary>
internal static class KeepIncidents
{
    private static readonly string[] Columns =
    [
        "FoundOn",
        "HappenedOn",
        "Description",
        "DataTouched",
        "PeopleTouched",
        "Serious",
        "Assessment",
        "Measures",
        "CommissionToldOn",
        "PeopleToldOn",
        "ClosedOn",
    ];

    public static void MapKeepIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("incidents", List);
        routes.MapGet("incidents/export", Give);
        routes.MapGet("incidents/new", () => Page(new IncidentForm { Id = Guid.CreateVersion7() }, isNew: true, new()));
        routes.MapPost("incidents/new", Add);
        routes.MapGet("incidents/{incident:guid}", Show);
        routes.MapPost("incidents/{incident:guid}", Save);
    }

    private static async Task<RazorComponentResult<IncidentsPage>> List(string? saved, TrainingDbContext db, CancellationToken ct) =>
        new(new { Incidents = await InOrder(db).ToListAsync(ct), IsSaved = saved is not null });

    private static async Task<Results<RazorComponentResult<IncidentPage>, NotFound>> Show(
        Guid incident,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == incident, ct) is { } found
            ? Page(IncidentForm.Of(found), isNew: false, new())
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<IncidentPage>, NotFound>> Add(
        [FromForm] IncidentForm form,
        TrainingDbContext db,
        CurrentLearner admin,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (form.Id == Guid.Empty)
            return TypedResults.NotFound();
        if (form.Check(now.ToLocalDay(), text) is { Any: true } errors)
            return Page(form, isNew: true, errors);
        var incident = new Incident
        {
            FoundOn = now.ToLocalDay(),
            Description = "",
            WrittenById = admin.Id,
            CreatedAt = now,
        };
        form.ApplyTo(incident);
        var added = db.Add(incident);
        added.Property(i => i.Id).CurrentValue = form.Id;
        if (!await db.TrySaveAsync(ct))
        {
            // A second click wrote the same one; whoever went back and corrected it is shown both.
            if (await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == form.Id, ct) is not { } earlier)
                return TypedResults.NotFound();
            if (!form.Says(earlier))
                return Overtaken(form, earlier);
        }
        return TypedResults.LocalRedirect("~/institution/incidents?saved=1");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<IncidentPage>, NotFound>> Save(
        Guid incident,
        [FromForm] IncidentForm form,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await db.Set<Incident>().SingleOrDefaultAsync(i => i.Id == incident, ct) is not { } found)
            return TypedResults.NotFound();
        form.Id = incident;
        if (form.Check(clock.GetUtcNow().ToLocalDay(), text) is { Any: true } errors)
            return Page(form, isNew: false, errors);
        if (form.Revision != found.Revision)
            return Overtaken(form, found);
        form.ApplyTo(found);
        if (db.Entry(found).State == EntityState.Modified)
        {
            found.Revision++;
            if (!await db.TrySaveAsync(ct))
                return Overtaken(form, await db.Set<Incident>().AsNoTracking().SingleAsync(i => i.Id == incident, ct));
        }
        return TypedResults.LocalRedirect("~/institution/incidents?saved=1");
    }

    private static async Task<FileContentHttpResult> Give(
        TrainingDbContext db,
        Audit audit,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var incidents = await InOrder(db).ToListAsync(ct);
        await audit.NoteReadAsync(AuditAction.IncidentsExported, null, ct, incidents.Count.ToString(CultureInfo.InvariantCulture));
        var sheet = new Sheet(
            [.. Columns.Select(column => text["Incidents." + column].Value)],
            [
                .. incidents
                    .Select(IncidentForm.Of)
                    .Select(form =>
                        new object?[]
                        {
                            form.FoundOn,
                            form.HappenedOn,
                            form.Description,
                            form.DataTouched,
                            form.PeopleTouched,
                            text["Incidents.Serious." + (form.Serious is { Length: > 0 } said ? said : "unknown")].Value,
                            form.Assessment,
                            form.Measures,
                            form.CommissionToldOn,
                            form.PeopleToldOn,
                            form.ClosedOn,
                        }
                    ),
            ]
        );
        var name = $"{institution.Details.Slug}-incidents-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.csv";
        return FileFormat.Csv.Download(name, SheetCsv.Write(sheet, Languages.Current));
    }

    private static IQueryable<Incident> InOrder(TrainingDbContext db) =>
        db.Set<Incident>().AsNoTracking().OrderByDescending(i => i.FoundOn).ThenByDescending(i => i.Id);

    // What was typed stays; sent again, it takes the place of what the other wrote, which it is shown beside.
    private static RazorComponentResult<IncidentPage> Overtaken(IncidentForm form, Incident found)
    {
        form.Revision = found.Revision;
        return Page(form, isNew: false, new(), IncidentForm.Of(found));
    }

    private static RazorComponentResult<IncidentPage> Page(IncidentForm form, bool isNew, FormErrors errors, IncidentForm? stored = null) =>
        new(
            new
            {
                Form = form,
                IsNew = isNew,
                Errors = errors,
                Stored = stored,
            }
        )
        {
            StatusCode =
                stored is not null ? StatusCodes.Status409Conflict
                : errors.Any ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK,
        };
}
