namespace Training.Credentials.Verification;

/// <summary>The policy by which the host limits how often an address verifies certificates, so that nobody tries codes one after the other.</summary>
public static class VerificationLimits
{
    public const string ByAddress = "verifications-by-address";
}
