namespace Training.Learners;

/// <summary>Where the host keeps its account pages; each begins with <c>~/</c>.</summary>
public sealed record AccountLinks(string SignIn, string SignOut, string Register, string Profile, string Guest, string ConfirmIdentity);
