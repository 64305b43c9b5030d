using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Authoring.Bank;
using Training.Authoring.Describing;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Authoring.Help;
using Training.Authoring.History;
using Training.Authoring.QuizForms;
using Training.Authoring.ScenarioForms;
using Training.Authoring.Searching;
using Training.Authoring.Seeing;
using Training.Authoring.Translating;

namespace Training.Authoring;

/// <summary>The pages where an institution’s authors write modules.</summary>
internal static class DraftRoutes
{
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddScoped<BankViews>();
        services.AddSingleton<KnownDraftFiles>();
        services.AddSingleton<CheckDraft>();
        services.AddScoped<OpenDraft>();
        services.AddScoped<WriteDraft>();
        services.AddScoped<ModuleSlugs>();
        services.AddScoped<ActivitySlugs>();
        services.AddScoped<DraftViews>();
        services.AddScoped<SaveFile>();
        services.AddScoped<EditedFile>();
        services.AddSingleton<SeeDraft>();
        services.AddScoped<TranslatedFile>();
        services.AddSingleton<ItemBank>();
        services.AddSingleton<KnownPassages>();
        services.AddScoped<SearchedTexts>();
        services.AddScoped<SaveForm>();
        services.AddScoped<OpenQuiz>();
        services.AddScoped<OpenScenario>();
        services.AddScoped<SaidNames>();
        services.AddScoped<OpenTrials>();
        services.AddScoped<SaveTrials>();
        services.AddScoped<AddTrial>();
        return services;
    }

    public static void MapDrafts(this IEndpointRouteBuilder authors)
    {
        var drafts = authors.MapGroup("/drafts");
        drafts.MapBrowseDrafts();
        drafts.MapBeginModule();
        drafts.MapShowDraft();
        drafts.MapAddFile();
        drafts.MapAddTranslation();
        drafts.MapRenameActivity();
        drafts.MapOrderActivities();
        drafts.MapRemoveFile();
        drafts.MapEditFile();
        drafts.MapCheckText();
        drafts.MapSaveText();
        drafts.MapCompleteText();
        drafts.MapShowHistory();
        drafts.MapSeeText();
        drafts.MapInspectDraft();
        drafts.MapTranslateFile();
        drafts.MapDescribeModule();
        drafts.MapDescribeActivity();
        drafts.MapQuizForms();
        drafts.MapScenarioForms();
        authors.MapReadHelp();
        authors.MapBrowseBank();
        authors.MapReuseItem();
        authors.MapSearchContent();
    }
}
