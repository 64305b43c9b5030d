namespace Training.Content;

/// <summary>
/// Chance that can be repeated: the same seed gives the same draws on every machine and every version of .NET.
/// The generator is SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
public sealed class Randomness(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>A stream of its own for a named thing, so that adding a draw elsewhere changes nothing here.</summary>
    public static Randomness For(long seed, string name)
    {
        // FNV-1a
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return new(unchecked(seed ^ (long)hash));
    }

    /// <summary>A number from 0 up to, not including, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>The same things in another order (Fisher–Yates).</summary>
    public T[] Shuffle<T>(IEnumerable<T> things)
    {
        var shuffled = things.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled;
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
