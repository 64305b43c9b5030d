using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Training.Content;

namespace Training.Data;

/// <summary>An activity’s id, kept as the path that people read.</summary>
internal sealed class ActivityIdConverter() : ValueConverter<ActivityId, string>(id => id.ToString(), text => ActivityId.Parse(text));
