namespace Training.Gradebook.Files;

/// <summary>The two kinds of file that a gradebook is taken away as.</summary>
public enum GradebookFormat
{
    Xlsx = 1,
    Csv,
}
