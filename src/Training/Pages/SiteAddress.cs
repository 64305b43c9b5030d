namespace Training.Pages;

/// <summary>The address people reach the site at, when it is not the one the request came with.</summary>
public sealed record SiteAddress(Uri? PublicUrl);
