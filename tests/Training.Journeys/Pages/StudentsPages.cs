namespace Training.Journeys;

/// <summary>The pages of a learner who has a seat in a cohort.</summary>
internal static class StudentsPages
{
    public static IEnumerable<PageKind> All() =>
        [
            new("learning-in-cohort", "/learning", Reader.Student),
            new("my-course", $"/learning/courses/{Offerings.Running}", Reader.Student),
            new("my-course-join", $"/learning/courses/{Offerings.Open}", Reader.Student),
            new("my-course-code", "/join/course", Reader.Student),
            new PageKind("my-course-code-refused", "/join/course", Reader.Student).Refused("Join.Submit"),
            new("comments", "/learning/comments", Reader.Student),
            new("passkey", $"/account/security/passkeys/{Offerings.Passkey}", Reader.Student),
            new("security-passkey", "/account/security", Reader.Student),
        ];
}
