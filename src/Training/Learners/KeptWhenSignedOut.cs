namespace Training.Learners;

/// <summary>On a route: a form that is long to write comes back to whoever sends it signed out, to be sent again once they have signed in.</summary>
public sealed record KeptWhenSignedOut;
