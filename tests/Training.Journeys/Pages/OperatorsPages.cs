namespace Training.Journeys;

/// <summary>The pages of those who keep the installation running.</summary>
internal static class OperatorsPages
{
    public static IEnumerable<PageKind> All() =>
        [
            new("operations-retention", "/operations/retention", Reader.Operator),
            new("operations", "/operations", Reader.Operator),
            new("operations-institutions", "/operations/institutions", Reader.Operator),
            new PageKind("operations-institution-refused", "/operations/institutions", Reader.Operator).Refused(
                "Operations.Institutions.Submit"
            ),
            new("operations-outbox", "/operations/outbox", Reader.Operator),
            new("operations-mail", "/operations/mail", Reader.Operator),
            new("operations-versions", "/operations/versions", Reader.Operator),
            new("operations-storage", "/operations/storage", Reader.Operator),
        ];
}
