using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Training.Authoring.QuizForms;

/// <summary>The pages where a quiz is written without seeing Markdown.</summary>
internal static class QuizRoutes
{
    public static void MapQuizForms(this IEndpointRouteBuilder drafts)
    {
        var quiz = drafts.MapGroup("{draft}/quiz/{name}");
        quiz.MapEditQuiz();
        quiz.MapEditItem();
        quiz.MapArrangeItems();
        quiz.MapPasteQuestions();
    }
}
