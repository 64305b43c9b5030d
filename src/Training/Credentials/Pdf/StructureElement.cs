namespace Training.Credentials.Pdf;

/// <summary>A part of a document as assistive technology meets it: a heading, a paragraph, a list.</summary>
/// <param name="type">One of the standard’s names, such as <c>H1</c> or <c>P</c>.</param>
internal sealed class StructureElement(string type)
{
    public string Type { get; } = type;

    /// <summary>What a picture says to someone who doesn’t see it.</summary>
    public string? Alternative { get; init; }

    /// <summary>Its language, where it isn’t the document’s: <c>en-CA</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Where a picture stands: left, bottom, right, top.</summary>
    public double[]? Box { get; init; }

    public StructureElement? Parent { get; init; }

    /// <summary>Elements, numbers of marked pieces of the page, and references to links, in reading order.</summary>
    public List<object> Parts { get; } = [];

    /// <summary>Its object in the file, once reserved.</summary>
    public int Number { get; set; }
}

/// <summary>The area of a page that leads to an address.</summary>
internal sealed record LinkArea(string Address, string Description, double[] Box, StructureElement Element)
{
    /// <summary>Its object in the file, once reserved.</summary>
    public int Number { get; set; }
}
