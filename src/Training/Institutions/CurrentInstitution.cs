using Training.Localization;

namespace Training.Institutions;

/// <summary>The institution that a request is for; outside a request, the one that runs the installation.</summary>
public sealed class CurrentInstitution(InstitutionDirectory directory)
{
    private Institution? asked;

    public Institution Details => asked ?? directory.Home;

    public Guid Id => asked?.Id ?? Institution.HomeId;

    /// <summary>What its pages’ addresses begin with after the site’s own: <c>/i/cegep</c>, or nothing for the one that a host name leads to.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Turns to an institution and to its clocks, for what follows in this scope.</summary>
    public void Enter(Institution institution, string prefix = "")
    {
        (asked, Prefix) = (institution, prefix);
        Dates.LiveBy(institution.TimeZone);
    }
}
