using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content.Modules;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Web.Accounts;

namespace Training.Web.Demo;

/// <summary>A module that the demonstration’s author has begun: half written, half translated, as modules are for a while.</summary>
internal sealed class DemoDraft(TrainingDbContext db, CheckDraft check, TimeProvider clock)
{
    public const string Slug = "relancer-par-texto";

    public async Task SeedAsync(CancellationToken ct = default)
    {
        if (check.Shared is not { } shared || await db.Set<ModuleDraft>().OfAllInstitutions().AnyAsync(d => d.Slug == Slug, ct))
            return;
        if (await db.Learners.SingleOrDefaultAsync(l => l.Email == DemoLearner.AuthorEmail, ct) is not { } author)
            return;
        var now = clock.GetUtcNow();
        var draft = new ModuleDraft
        {
            InstitutionId = Institution.HomeId,
            Slug = Slug,
            Title = "Relancer par texto sans exposer personne",
            CreatedAt = now.AddDays(-9),
            CreatedById = author.Id,
            ChangedAt = now.AddDays(-1),
        };
        db.Add(draft);
        var beginning = Beginning.With(shared);
        var module = Aiming(beginning.Source(DraftFileKind.Module, draft.Title, "ce-qu-un-texto-revele"), beginning.Competency);
        foreach (var slug in (string[])["modele-de-texto", "il-ne-repond-plus", "bilan-relances"])
            module = ActivityList.With(module, slug)!;
        Add(DraftPath.Module, module, daysAgo: 9);
        Add(
            "module.en.md",
            beginning.Translation(DraftFileKind.Module, "Following up by text without exposing anyone", module),
            daysAgo: 8
        );
        Add("ce-qu-un-texto-revele.md", beginning.Source(DraftFileKind.Lesson, "Ce qu’un texto révèle"), daysAgo: 7);
        Add("modele-de-texto.aid.md", beginning.Source(DraftFileKind.Aid, "Un modèle de texto"), daysAgo: 4);
        Add("il-ne-repond-plus.scenario.md", beginning.Source(DraftFileKind.Scenario, "Il ne répond plus"), daysAgo: 2);
        Add("il-ne-repond-plus.playthroughs.yaml", beginning.Playthroughs(), daysAgo: 2);
        Add("bilan-relances.quiz.md", beginning.Source(DraftFileKind.Quiz, "Bilan des relances"), daysAgo: 1);
        db.Add(
            new DraftEvent
            {
                InstitutionId = draft.InstitutionId,
                DraftId = draft.Id,
                Kind = DraftEventKind.Created,
                ById = author.Id,
                At = draft.CreatedAt,
            }
        );
        await db.TrySaveAsync(ct);

        // What the module aims at is chosen already.
        static byte[] Aiming(byte[] module, string competency) =>
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(module)
                    .Replace("competencies: []", $"competencies: [{competency}]", StringComparison.Ordinal)
                    .Replace(" `N", $" `{competency}` `N", StringComparison.Ordinal)
            );

        void Add(string path, byte[] content, int daysAgo)
        {
            var at = now.AddDays(-daysAgo);
            db.Add(
                new DraftFile
                {
                    InstitutionId = draft.InstitutionId,
                    DraftId = draft.Id,
                    Path = path,
                    Content = content,
                    Size = content.Length,
                    ChangedAt = at,
                    ChangedById = author.Id,
                }
            );
            db.Add(
                new DraftFileRevision
                {
                    InstitutionId = draft.InstitutionId,
                    DraftId = draft.Id,
                    Path = path,
                    Revision = 1,
                    Content = content,
                    Size = content.Length,
                    At = at,
                    ById = author.Id,
                }
            );
        }
    }
}
