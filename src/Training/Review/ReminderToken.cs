using Microsoft.AspNetCore.DataProtection;
using Training.Outbox;

namespace Training.Review;

/// <summary>Stops the reminders of review.</summary>
internal sealed class ReminderToken(IDataProtectionProvider protection) : StopToken(protection, "Training.Review.Reminder");
