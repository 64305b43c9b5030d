using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Outbox;

namespace Training.Operations;

/// <summary>What a message is, in an operator’s words; never what is in it, or for whom.</summary>
internal static class OutboxWords
{
    // Keys begin with a word for the occasion; what follows may name a person.
    public static string Occasion(OutboxMessage message) => message.Key.Split('-', ':', '/')[0];

    public static string Kind(OutboxMessage message, IStringLocalizer<TrainingText> texts) =>
        texts[$"Operations.Kind.{message.Kind}"] is { ResourceNotFound: false } text ? text : message.Kind;

    public static string State(OutboxMessage message) =>
        message switch
        {
            { DoneAt: not null, DeadAt: not null } => "Dropped",
            { DoneAt: not null } => "Done",
            { DeadAt: not null } => "Dead",
            { Problem: not null } => "Failing",
            _ => "Waiting",
        };

    public static string When(DateTimeOffset moment) => $"{moment.ToLocalDate()}, {moment.ToLocalClock()}";
}
