using Microsoft.AspNetCore.DataProtection;
using Training.Outbox;

namespace Training.Digests;

/// <summary>Stops the digests.</summary>
internal sealed class DigestToken(IDataProtectionProvider protection) : StopToken(protection, "Training.Digests");
