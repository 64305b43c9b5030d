using Training.Content.Competencies;

namespace Training.Content.Modules;

/// <summary>
/// What a module sets out to teach: the competencies that it builds and the level it aims at. Its words are in <see cref="ModuleText.Objectives"/>, at the
/// same place.
/// </summary>
public sealed record Objective(IReadOnlyList<string> Competencies, CompetencyLevel? Level);
