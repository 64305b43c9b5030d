namespace Training.Journeys;

/// <summary>A line so weak that the script of the quiz’s page doesn’t come before it is let through.</summary>
internal sealed class LateScript : IAsyncDisposable
{
    private const string Script = "**/quiz*.js";

    private readonly Visitor visitor;
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LateScript(Visitor visitor) => this.visitor = visitor;

    public static async Task<LateScript> HoldAsync(Visitor visitor)
    {
        var script = new LateScript(visitor);
        await visitor.Page.RouteAsync(
            Script,
            async route =>
            {
                await script.released.Task;
                await route.ContinueAsync();
            }
        );
        return script;
    }

    public void Release() => released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await visitor.Page.UnrouteAsync(Script);
    }
}
