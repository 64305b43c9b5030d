namespace Training.Learners;

/// <summary>Where the host keeps its account pages; each begins with <c>~/</c>.</summary>
/// <param name="ConfirmIdentity">Where someone shows again who they are; under it, <c>/posted</c> takes a form that has to wait until they did.</param>
public sealed record AccountLinks(string SignIn, string SignOut, string Register, string Profile, string Guest, string ConfirmIdentity);
