namespace Training.Content;

/// <summary>Every code that a problem can have. They are stable: the editor and other tools go by them.</summary>
/// <remarks>Each has its file in the tests, under <c>Broken/</c>.</remarks>
public static partial class ProblemCodes
{
    // The folder and its files
    public const string FolderMissing = "folder-missing";
    public const string FileUnreadable = "file-unreadable";
    public const string FileUnexpected = "file-unexpected";
    public const string FileNameWrong = "file-name-wrong";
    public const string FileTooLarge = "file-too-large";
    public const string TooManyFiles = "too-many-files";
    public const string SymlinkRefused = "symlink-refused";
    public const string SlugReserved = "slug-reserved";
    public const string PackUnreadable = "pack-unreadable";
    public const string PictureUnreadable = "picture-unreadable";
    public const string SvgUnsafe = "svg-unsafe";

    // Any text
    public const string NotUtf8 = "not-utf-8";
    public const string NestedTooDeep = "nested-too-deep";
    public const string FrontMatterMissing = "front-matter-missing";
    public const string YamlUnreadable = "yaml-unreadable";
    public const string YamlAlias = "yaml-alias";
    public const string YamlTooLarge = "yaml-too-large";
    public const string KeyMissing = "key-missing";
    public const string KeyWrong = "key-wrong";
    public const string KeyUnknown = "key-unknown";
    public const string KeyTwice = "key-twice";

    // Prose
    public const string RawHtml = "raw-html";
    public const string TextMissing = "text-missing";
    public const string HeadingLevel = "heading-level";
    public const string HeadingEmpty = "heading-empty";
    public const string IdWrong = "id-wrong";
    public const string IdTwice = "id-twice";
    public const string LinkUnsafe = "link-unsafe";
    public const string LinkUnknown = "link-unknown";
    public const string LinkNowhere = "link-nowhere";
    public const string PathLeavesModule = "path-leaves-module";
    public const string PictureMissing = "picture-missing";
    public const string AltMissing = "alt-missing";
    public const string CitationWrong = "citation-wrong";
    public const string SourceUnknown = "source-unknown";
    public const string GlossaryUnknown = "glossary-unknown";
    public const string GlossaryMisplaced = "glossary-misplaced";
    public const string GlossaryUnused = "glossary-unused";
    public const string NoteUnknown = "note-unknown";
    public const string NoteMisplaced = "note-misplaced";
    public const string AlertUnknown = "alert-unknown";
    public const string BoxUnknown = "box-unknown";
    public const string BoxUnclosed = "box-unclosed";
    public const string BoxMisplaced = "box-misplaced";
    public const string JournalIdMissing = "journal-id-missing";
    public const string PromptMissing = "prompt-missing";

    // Shared files
    public const string SharedFileMissing = "shared-file-missing";
    public const string PortraitMissing = "portrait-missing";

    // Modules
    public const string ModuleMissing = "module-missing";
    public const string VersionWrong = "version-wrong";
    public const string HoursWrong = "hours-wrong";
    public const string TermDiscouraged = "term-discouraged";
    public const string ObjectivesCount = "objectives-count";
    public const string ObjectiveWithoutCompetency = "objective-without-competency";
    public const string ObjectiveNotAssessed = "objective-not-assessed";
    public const string MoveOnImpossible = "move-on-impossible";
    public const string CompetencyUnknown = "competency-unknown";
    public const string ModuleUnknown = "module-unknown";
    public const string ModuleTwice = "module-twice";
    public const string CompleteWrong = "complete-wrong";
    public const string CourseHoursWrong = "course-hours-wrong";
    public const string ActivityMissing = "activity-missing";
    public const string ActivityUnlisted = "activity-unlisted";
    public const string ActivityTwice = "activity-twice";
    public const string TasterWrong = "taster-wrong";
    public const string TasterTwice = "taster-twice";
    public const string PlaythroughsMissing = "playthroughs-missing";
    public const string PlaythroughsOrphan = "playthroughs-orphan";

    // Translations
    public const string TranslationMissing = "translation-missing";
    public const string TranslationOrphan = "translation-orphan";
    public const string TranslationDiverges = "translation-diverges";
    public const string TranslationUnstamped = "translation-unstamped";
    public const string TranslationStale = "translation-stale";
}
