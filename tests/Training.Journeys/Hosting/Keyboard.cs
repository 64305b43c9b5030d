namespace Training.Journeys;

/// <summary>What someone does who has only a keyboard.</summary>
internal static class Keyboard
{
    // What is only read aloud stands on a line of its own.
    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task TabToAsync(this Visitor learner, string name)
    {
        var passed = new List<string>();
        for (var i = 0; i < 150; i++)
        {
            passed.Add(await learner.TabAsync());
            if (passed[^1] == Plain(name))
                return;
        }
        Assert.Fail($"The Tab key never reached “{name}”, only: {string.Join(" · ", passed)}");
    }

    public static async Task<string> TabAsync(this Visitor learner)
    {
        await learner.Page.Keyboard.PressAsync("Tab");
        return await learner.FocusedAsync();
    }

    // Where the focus is, in words; it must also be seen, and not under something else.
    public static async Task<string> FocusedAsync(this Visitor learner)
    {
        var focus = await learner.Page.EvaluateAsync<string[]>(
            """
            () => {
              const e = document.activeElement;
              const name = (e.labels?.[0]?.innerText || e.getAttribute("aria-label") || e.innerText);
              const style = getComputedStyle(e);
              const box = e.getClientRects()[0];
              const there = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const seen = e.matches(":focus-visible") && style.outlineStyle !== "none" && there && (e.contains(there) || there.contains(e));
              return [name, seen ? "" : `${e.outerHTML.slice(0, 200)} under ${there?.outerHTML.slice(0, 200)}`];
            }
            """
        );
        Assert.True(focus[1] == "", $"The focus is not seen on {focus[1]}");
        return Plain(focus[0]);
    }

    public static Task EnterAsync(this Visitor learner) => learner.LandAsync(() => learner.Page.Keyboard.PressAsync("Enter"));
}
