using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content.Lessons;
using Training.Content.Quizzes;
using Training.Content.Tests.Media;
using Training.Data;
using Training.Institutions;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>A module of the institution’s own, published twice, written in since, with a remark that waits; and one that was withdrawn.</summary>
internal static class PublishedDraft
{
    public const string Slug = "notre-module";

    /// <summary>Published once, and in the catalogue no more.</summary>
    public const string Withdrawn = "notre-ancien-module";

    /// <summary>The file that the remark is about.</summary>
    public static string Commented => $"{First.Activities.OfType<Quiz>().Single().Id.Slug}.quiz.md";

    /// <summary>The lesson that has a sound and a document since.</summary>
    public static string Heard => First.Activities.OfType<Lesson>().First().Id.Slug;

    /// <returns>The hash of the older version.</returns>
    public static async Task<string> PutAsync(RunningSite site)
    {
        var older = "";
        await site.InDatabaseAsync(async db => older = await PutAsync(db));
        return older;
    }

    private static async Task<string> PutAsync(TrainingDbContext db)
    {
        var author = await db.Learners.SingleAsync(l => l.Email == Reader.Author.Email()!);
        var source = await db.Set<ModuleVersion>().Where(v => v.Module == First.Slug).OrderByDescending(v => v.CurrentSince).FirstAsync();
        PutWithdrawn(db, source, author.Id);
        var files = Renamed(ContentFiles.Unpack(source.Files, new ProblemList())!, Slug);
        var (older, newer) = (files, With(files, "module.md", "version: 1", "version: 2"));
        var draft = new ModuleDraft
        {
            InstitutionId = Institution.HomeId,
            Slug = Slug,
            Title = First.Text.Fr.Title,
            CreatedAt = source.PublishedAt,
            CreatedById = author.Id,
            ChangedAt = source.PublishedAt,
            PublishedHash = newer.Hash,
        };
        db.Add(draft);
        foreach (var (number, version) in new[] { older, newer }.Index())
        {
            var at = source.PublishedAt.AddHours(number + 1);
            db.Add(
                new ModuleVersion
                {
                    Hash = version.Hash,
                    Module = Slug,
                    Version = $"{number + 1}.0.0",
                    Files = version.Pack(),
                    PublishedAt = at,
                    CurrentSince = at,
                    InstitutionId = Institution.HomeId,
                    NotesFr = "Une coquille corrigée.",
                    NotesEn = "A typo mended.",
                }
            );
            db.Add(Happened(draft, DraftEventKind.Published, author.Id, at, version.Hash));
        }
        var written = WithMedia(With(newer, Commented, "mastery: 0.8", "mastery: 0.75"));
        foreach (var path in written.Paths.Where(p => p.StartsWith($"modules/{Slug}/", StringComparison.Ordinal)))
        {
            var content = written.Find(path)!.Value.ToArray();
            db.Add(
                new DraftFile
                {
                    InstitutionId = Institution.HomeId,
                    DraftId = draft.Id,
                    Path = path[$"modules/{Slug}/".Length..],
                    Content = content,
                    Size = content.Length,
                    ChangedAt = source.PublishedAt,
                    ChangedById = author.Id,
                }
            );
        }
        db.Add(
            new DraftComment
            {
                InstitutionId = Institution.HomeId,
                DraftId = draft.Id,
                Path = Commented,
                Line = 1,
                Excerpt = "---",
                Text = "Un titre plus court?",
                ById = author.Id,
                At = source.PublishedAt,
            }
        );
        await db.SaveChangesAsync();
        return older.Hash;
    }

    private static void PutWithdrawn(TrainingDbContext db, ModuleVersion source, Guid author)
    {
        var version = Renamed(ContentFiles.Unpack(source.Files, new ProblemList())!, Withdrawn);
        var draft = new ModuleDraft
        {
            InstitutionId = Institution.HomeId,
            Slug = Withdrawn,
            Title = First.Text.Fr.Title,
            State = DraftState.Published,
            CreatedAt = source.PublishedAt,
            CreatedById = author,
            ChangedAt = source.PublishedAt,
            PublishedHash = version.Hash,
        };
        db.AddRange(
            draft,
            new ModuleVersion
            {
                Hash = version.Hash,
                Module = Withdrawn,
                Version = source.Version,
                Files = version.Pack(),
                PublishedAt = source.PublishedAt,
                CurrentSince = source.PublishedAt.AddHours(1),
                InstitutionId = Institution.HomeId,
                IsWithdrawn = true,
            },
            Happened(draft, DraftEventKind.Withdrawn, author, source.PublishedAt.AddHours(1), version.Hash)
        );
    }

    private static DraftEvent Happened(ModuleDraft draft, DraftEventKind kind, Guid by, DateTimeOffset at, string hash) =>
        new()
        {
            InstitutionId = draft.InstitutionId,
            DraftId = draft.Id,
            Kind = kind,
            ById = by,
            At = at,
            Hash = hash,
            Note = "Une coquille corrigée.",
        };

    private static ContentFiles Renamed(ContentFiles files, string slug) =>
        files
            .Paths.Where(path => path.StartsWith($"modules/{First.Slug}/", StringComparison.Ordinal))
            .Aggregate(
                files.Shared,
                (all, path) =>
                    all.With($"modules/{slug}/{path[$"modules/{First.Slug}/".Length..]}", files.Find(path)!.Value, new ProblemList())
            );

    private static ContentFiles WithMedia(ContentFiles files)
    {
        const string Captions = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Odile>Bonjour.\n\n00:02.000 --> 00:03.000\n<v Luc>Oui?\n";
        const string Document = "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n";
        const string Text = "\n![Un appel](media/appel.mp3)\n\n[Le formulaire](media/formulaire.pdf)\n";
        (string Name, byte[] Bytes)[] more =
        [
            ("media/appel.mp3", SoundBytes.Frames(5)),
            ("media/appel.vtt", Encoding.UTF8.GetBytes(Captions)),
            ("media/formulaire.pdf", Encoding.UTF8.GetBytes(Document)),
            .. new[] { $"{Heard}.md", $"{Heard}.en.md" }.Select(name =>
                (name, (byte[])[.. files.Find($"modules/{Slug}/{name}")!.Value.Span, .. Encoding.UTF8.GetBytes(Text)])
            ),
        ];
        return more.Aggregate(files, (all, file) => all.With($"modules/{Slug}/{file.Name}", file.Bytes, new ProblemList()));
    }

    private static ContentFiles With(ContentFiles files, string file, string text, string by)
    {
        var path = $"modules/{Slug}/{file}";
        var whole = Encoding.UTF8.GetString(files.Find(path)!.Value.Span);
        return files.With(path, Encoding.UTF8.GetBytes(whole.Replace(text, by, StringComparison.Ordinal)), new ProblemList());
    }
}
