namespace Training.Pages.Forms;

/// <summary>What is wrong with a posted form: the field's name and what to do about it, in the order of the form.</summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Message)> errors = [];

    public IReadOnlyList<(string Field, string Message)> All => errors;
    public bool Any => errors.Count > 0;

    public void Add(string field, string message) => errors.Add((field, message));

    public string? For(string field) => errors.FirstOrDefault(e => e.Field == field).Message;
}
