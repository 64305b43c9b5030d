namespace Training.Journeys;

/// <summary>The pages of those who teach: on the demonstration’s cohort, and on an offering that nobody has joined.</summary>
internal static class InstructorsPages
{
    private const string Course = "main a[href*='/teaching/courses/']:not([href*=new])";
    private const string Offer = "main a[href$='/offerings/new']";
    private static readonly string Cohort = $"/teaching/offerings/{Offerings.Running}";
    private static readonly string Empty = $"/teaching/offerings/{Offerings.Open}";

    public static IEnumerable<PageKind> All() =>
        [
            new("teaching", "/teaching", Reader.Instructor),
            new PageKind("teaching-course", "/teaching", Reader.Instructor).Follow(Course),
            new("teaching-course-new", "/teaching/courses/new", Reader.Instructor),
            new PageKind("teaching-course-refused", "/teaching/courses/new", Reader.Instructor).Refused("CourseEdit.Make"),
            new PageKind("teaching-offering-new", "/teaching", Reader.Instructor).Follow(Course).Follow(Offer),
            new PageKind("teaching-offering-refused", "/teaching", Reader.Instructor)
                .Follow(Course)
                .Follow(Offer)
                .Refused("OfferingEdit.Make"),
            new("cohort", Cohort, Reader.Instructor),
            new("cohort-empty", Empty, Reader.Instructor),
            new PageKind("cohort-learner", Cohort, Reader.Instructor).Follow("main a[href*='/learners/']"),
            new("cohort-gradebook", $"{Cohort}/gradebook", Reader.Instructor),
            new("cohort-gradebook-empty", $"{Empty}/gradebook", Reader.Instructor),
            new PageKind("cohort-grade", $"{Cohort}/gradebook", Reader.Instructor).Follow("table.grades td a"),
            new("cohort-scenarios", $"{Cohort}/scenarios", Reader.Instructor),
            new PageKind("cohort-paths", $"{Cohort}/scenarios", Reader.Instructor).Follow("main h3 a"),
            new("cohort-quizzes", $"{Cohort}/items", Reader.Instructor),
            new PageKind("cohort-items", $"{Cohort}/items", Reader.Instructor).Follow("main h3 a"),
            new("cohort-answers", $"{Cohort}/answers", Reader.Instructor),
            new PageKind("cohort-answer", $"{Cohort}/answers", Reader.Instructor).Follow("main h3 a"),
            new("cohort-message", $"{Cohort}/message", Reader.Instructor),
            new PageKind("cohort-message-preview", $"{Cohort}/message", Reader.Instructor)
                .Fill("CohortMessage.Subject", "Laboratoire de jeudi")
                .Fill("CohortMessage.Text", "Apportez vos écouteurs.")
                .Press("CohortMessage.See"),
            new("cohort-seats", $"{Cohort}/seats?find=a", Reader.Instructor),
            new PageKind("cohort-time", $"{Cohort}/seats", Reader.Instructor).Follow("main a[href$='/time']"),
            new("cohort-groups", $"{Cohort}/groups", Reader.Instructor),
            new("cohort-versions", $"{Cohort}/modules", Reader.Instructor),
            new("cohort-versions-compared", $"{Empty}/modules/{Walked.First.Slug}", Reader.Instructor),
            new("cohort-modules", $"{Cohort}/settings/modules", Reader.Instructor),
            new PageKind("cohort-modules-unchanged", $"{Cohort}/settings/modules", Reader.Instructor).Refused("Arrange.See"),
            new PageKind("cohort-modules-foreseen", $"{Cohort}/settings/modules", Reader.Instructor)
                .Check("[name=optional]")
                .Press("Arrange.See"),
            new("cohort-settings", $"{Cohort}/settings", Reader.Instructor),
            new PageKind("cohort-settings-refused", $"{Cohort}/settings", Reader.Instructor)
                .Fill("OfferingEdit.Name", "")
                .Refused("OfferingEdit.Save"),
        ];
}
