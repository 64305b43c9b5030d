namespace Training.Content;

public static partial class ProblemCodes
{
    // Simulated sessions: what the front matter names
    public const string PersonUnknown = "person-unknown";
    public const string HelpLineUnknown = "help-line-unknown";
    public const string TilesWrong = "tiles-wrong";
    public const string ScenarioTooLarge = "scenario-too-large";

    // What a scene is made of
    public const string SceneMissing = "scene-missing";
    public const string SceneEmpty = "scene-empty";
    public const string SceneBlockUnknown = "scene-block-unknown";
    public const string SpeakerUnknown = "speaker-unknown";
    public const string LineEmpty = "line-empty";
    public const string LayerUnknown = "layer-unknown";
    public const string ExpressionUnknown = "expression-unknown";
    public const string TileMarkUnknown = "tile-mark-unknown";
    public const string ChoiceWithoutLink = "choice-without-link";
    public const string ChoiceStrayText = "choice-stray-text";
    public const string ChoiceTwice = "choice-twice";
    public const string DirectiveMisplaced = "directive-misplaced";
    public const string ScoreOutOfRange = "score-out-of-range";
    public const string ActUnknown = "act-unknown";
    public const string FactUnknown = "fact-unknown";
    public const string GaugeUnknown = "gauge-unknown";
    public const string TriggerTwice = "trigger-twice";
    public const string TriggerSceneUnknown = "trigger-scene-unknown";
    public const string ConditionWithoutTrigger = "condition-without-trigger";
    public const string TimeoutCount = "timeout-count";

    // Where a session goes
    public const string StartIsTriggered = "start-is-triggered";
    public const string ChoiceLeadsNowhere = "choice-leads-nowhere";
    public const string ResumeNowhere = "resume-nowhere";
    public const string SceneStuck = "scene-stuck";
    public const string SceneUnreachable = "scene-unreachable";
    public const string ConditionNeverHolds = "condition-never-holds";
    public const string LoopWithoutExit = "loop-without-exit";
    public const string EndingMissing = "ending-missing";
    public const string EndingWithChoices = "ending-with-choices";
    public const string EndingWithoutDebrief = "ending-without-debrief";
    public const string ChannelCarriesNothing = "channel-carries-nothing";
    public const string CompetencyOutOfReach = "competency-out-of-reach";
    public const string CompetencyCannotFail = "competency-cannot-fail";
    public const string PointsWithoutEnd = "points-without-end";
    public const string FactNeverTrue = "fact-never-true";
    public const string FactWithoutUse = "fact-without-use";
    public const string GaugeWithoutUse = "gauge-without-use";
    public const string ExplorationCut = "exploration-cut";

    // How a session is expected to go
    public const string PlaythroughUnreadable = "playthrough-unreadable";
    public const string PlaythroughDeparts = "playthrough-departs";
}
