namespace Training.Web.Settings;

/// <summary>A setting is wrong: the message says which and why, in French and in English.</summary>
public sealed class SettingsException(string message) : Exception(message);
