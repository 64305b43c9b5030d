namespace Training.Content;

public static partial class ProblemCodes
{
    // Quizzes
    public const string ItemMissing = "item-missing";
    public const string ItemIdMissing = "item-id-missing";
    public const string ItemMisplaced = "item-misplaced";
    public const string ItemWithoutChoices = "item-without-choices";
    public const string ItemWithoutAnswer = "item-without-answer";
    public const string ChoiceUnmarked = "choice-unmarked";
    public const string ChoiceWithoutFeedback = "choice-without-feedback";
    public const string CompetencyMissing = "competency-missing";
    public const string LevelMissing = "level-missing";
    public const string DirectiveUnknown = "directive-unknown";
    public const string DirectiveTwice = "directive-twice";
    public const string AnswersByLength = "answers-by-length";
    public const string AnswersByPlace = "answers-by-place";
    public const string DrawTooLarge = "draw-too-large";
    public const string BankTooSmall = "bank-too-small";
    public const string FeedbackHidden = "feedback-hidden";
    public const string LessonUnknown = "lesson-unknown";
    public const string ItemsAllOpen = "items-all-open";
    public const string ItemWithoutFeedback = "item-without-feedback";
    public const string AnswerEmpty = "answer-empty";
    public const string AnswerTwice = "answer-twice";
    public const string AnswerTooLong = "answer-too-long";

    // The kinds of items
    public const string OrderWithoutList = "order-without-list";
    public const string StepsCount = "steps-count";
    public const string StepWithoutFeedback = "step-without-feedback";
    public const string MatchWithoutTable = "match-without-table";
    public const string MatchTableWrong = "match-table-wrong";
    public const string ClozeWithoutGap = "cloze-without-gap";
    public const string GapWrong = "gap-wrong";
    public const string GapMisplaced = "gap-misplaced";
    public const string ShortWithoutAnswers = "short-without-answers";
    public const string NumberWrong = "number-wrong";
    public const string RubricMissing = "rubric-missing";
    public const string RubricWrong = "rubric-wrong";
    public const string CaseWithoutItems = "case-without-items";
}
