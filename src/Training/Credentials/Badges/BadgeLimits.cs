namespace Training.Credentials.Badges;

/// <summary>The policy by which the host limits how often an address has something signed.</summary>
public static class BadgeLimits
{
    public const string ByAddress = "badges-by-address";
}
