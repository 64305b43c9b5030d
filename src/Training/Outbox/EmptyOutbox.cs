using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Institutions;

namespace Training.Outbox;

/// <summary>
/// Does what the outbox asks for: at once when it was asked for by this process, else within half a minute. Any number of processes on one
/// database share it; each message is done by one of them.
/// </summary>
internal sealed class EmptyOutbox(
    IServiceScopeFactory scopes,
    OutboxSignal signal,
    InstitutionDirectory institutions,
    IDataProtectionProvider protection,
    TimeProvider clock,
    ILogger<EmptyOutbox> logger
) : RepeatedWork(clock, logger)
{
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromHours(1);
    private DateTimeOffset forgottenAt;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(base.WaitAsync(either.Token), signal.WaitAsync(either.Token));
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await DoDueAsync(ct);
        if (Clock.GetUtcNow() - forgottenAt < BetweenForgetting)
            return;
        await WithAsync(claims => claims.ForgetAsync(ct));
        forgottenAt = Clock.GetUtcNow();
    }

    /// <summary>Does all that is due now and that no other process has.</summary>
    public async Task DoDueAsync(CancellationToken ct)
    {
        // What was looked at is not looked at again in this turn, whatever came of it: a turn ends.
        var seen = new HashSet<(Guid, int)>();
        while (true)
        {
            var due = (await WithAsync(claims => claims.FindAsync(ct))).Where(m => seen.Add((m.Id, m.Try))).ToList();
            if (due.Count == 0)
                return;
            foreach (var message in due)
            {
                ct.ThrowIfCancellationRequested();
                if (await WithAsync(claims => claims.ClaimAsync(message, ct)))
                    // Once begun it is not broken off: a letter that left and was not written down would leave twice.
                    await TryAsync(() => DoAsync(message));
            }
        }
    }

    private async Task DoAsync(OutboxClaim message)
    {
        if (await ProblemOfAsync(message) is not { } problem)
        {
            await WithAsync(claims => claims.FinishAsync(message, CancellationToken.None));
            return;
        }
        if (await WithAsync(claims => claims.FailAsync(message, problem, CancellationToken.None)))
            Logger.LogWarning(
                "{Kind} {Id} could not be done, and is tried again later ({Problem}, try {Try})",
                message.Kind,
                message.Id,
                problem,
                message.Try
            );
        else
            Logger.LogError("{Kind} {Id} could not be done, and is given up ({Problem})", message.Kind, message.Id, problem);
    }

    /// <returns>Null when it was done.</returns>
    private async Task<string?> ProblemOfAsync(OutboxClaim message)
    {
        // Its last try was begun and never ended: what takes a process down is not begun for ever.
        if (message.Try > ClaimOutbox.Steps.Count + 1)
            return "Interrupted";
        try
        {
            await HandleAsync(message);
            return null;
        }
        catch (Exception problem)
        {
            return Describe(problem);
        }
    }

    private async Task HandleAsync(OutboxClaim message)
    {
        await using var scope = scopes.CreateAsyncScope();
        var institution = message.InstitutionId is { } id ? institutions.Find(id) : institutions.Home;
        // Another process made it a moment ago.
        if (institution is null)
            throw new OutboxException("UnknownInstitution");
        scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(institution, institution.Prefix);
        var json = protection.CreateProtector(AddToOutbox.Purpose).Unprotect(message.Payload);
        await scope
            .ServiceProvider.GetRequiredKeyedService<IOutboxHandler>(message.Kind)
            .HandleAsync(new OutboxTask(message.Id, institution, json), CancellationToken.None);
    }

    // Never the message of an exception: mail servers put the recipient into their refusals.
    private static string Describe(Exception problem)
    {
        var text = problem switch
        {
            OutboxException outbox => outbox.Message,
            SocketException socket => $"{nameof(SocketException)} {socket.SocketErrorCode}",
            { InnerException: { } inner } => $"{problem.GetType().Name}, {Describe(inner)}",
            _ => problem.GetType().Name,
        };
        return text.Length <= OutboxMessage.ProblemLength ? text : text[..OutboxMessage.ProblemLength];
    }

    private async Task<T> WithAsync<T>(Func<ClaimOutbox, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<ClaimOutbox>());
    }

    private async Task WithAsync(Func<ClaimOutbox, Task> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<ClaimOutbox>());
    }
}
