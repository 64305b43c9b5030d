namespace Training.Content.Scenarios;

/// <summary>What a line changes on a person’s tile, written after a screen cue: <c>écran: lève la main #hand</c>.</summary>
public enum TileMark
{
    Hand,
    HandDown,
    CameraOff,
    CameraOn,
    Muted,
    Unmuted,
    Joined,
    Left,

    /// <summary>This line’s words are typed in the call’s chat pane; the tile stays as it was.</summary>
    Message,
}

/// <summary>One person in a call, as the screen shows them.</summary>
public readonly record struct Tile(bool IsHere, bool HasHandUp, bool HasCameraOff, bool IsMuted)
{
    public Tile After(TileMark mark) =>
        mark switch
        {
            TileMark.Hand => this with { HasHandUp = true },
            TileMark.HandDown => this with { HasHandUp = false },
            TileMark.CameraOff => this with { HasCameraOff = true },
            TileMark.CameraOn => this with { HasCameraOff = false },
            TileMark.Muted => this with { IsMuted = true },
            TileMark.Unmuted => this with { IsMuted = false },
            TileMark.Joined => new(IsHere: true, HasHandUp: false, HasCameraOff, IsMuted),
            TileMark.Left => this with { IsHere = false, HasHandUp = false },
            _ => this,
        };
}
