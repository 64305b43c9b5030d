using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Training.Data;

/// <summary>A moment kept in universal time.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(m => m.ToUniversalTime(), m => m.ToUniversalTime());

/// <summary>A moment kept as a number that sorts.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(m => m.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
