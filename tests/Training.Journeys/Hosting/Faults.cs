namespace Training.Journeys;

/// <summary>What is wrong with which page, gathered so that one run shows it all.</summary>
internal sealed class Faults
{
    private readonly List<string> faults = [];

    public void Add(string page, string fault) => faults.Add($"{page}: {fault}");

    public void AssertNone() => Assert.True(faults.Count == 0, $"{faults.Count} faults\n" + string.Join('\n', faults));
}
