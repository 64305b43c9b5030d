namespace Training.Content.Interchange;

/// <summary>Gathers the items of a file from elsewhere; those of one case, which came one by one, together again.</summary>
internal sealed class ForeignQuiz
{
    /// <summary>As many as a quiz’s own limits allow.</summary>
    public const int MostItems = 500;

    private readonly List<ImportedPart> parts = [];
    private readonly List<ImportedItem> ofCase = [];
    private string? caseId;
    private ImportedCase? vignette;
    private int count;

    public LossList Losses { get; } = new();

    public string? Title { get; set; }

    public string IntroductionMarkdown { get; set; } = "";

    public bool IsFull => count >= MostItems;

    /// <param name="item">Null when it could not be made, which is told already.</param>
    public void Add(ForeignQuestion question, ImportedItem? item)
    {
        question.TellDropped();
        if (item is null)
            return;
        count++;
        var id = question.Case is null ? null : question.Tags.Case;
        if (id is null || id != caseId)
            EndCase();
        if (id is null)
        {
            parts.Add(item);
            return;
        }
        if (caseId is null)
        {
            caseId = id;
            vignette = new(
                ImportedHead.Empty with
                {
                    Id = id,
                    Sources = question.Tags.CaseSources,
                },
                question.Case!.Prompt,
                question.Case.Context,
                []
            );
        }
        ofCase.Add(item);
    }

    public Imported Finish()
    {
        EndCase();
        if (IsFull)
            Losses.Add(
                (string?)null,
                $"Seules les {MostItems} premières questions sont reprises.",
                $"Only the first {MostItems} questions are taken."
            );
        return parts.Count == 0
            ? new(null, Losses.Items, ForeignFile.NoQuestion)
            : new(new(Title, IntroductionMarkdown, parts), Losses.Items, null);
    }

    private void EndCase()
    {
        if (vignette is not null)
            parts.Add(vignette with { Items = [.. ofCase] });
        caseId = null;
        vignette = null;
        ofCase.Clear();
    }
}
