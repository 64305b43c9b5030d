namespace Training.Localization;

/// <summary>All the words of the site: <c>TrainingText.resx</c> in French, <c>TrainingText.en.resx</c> in English.</summary>
public sealed class TrainingText;
