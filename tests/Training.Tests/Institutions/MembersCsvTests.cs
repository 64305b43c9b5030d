using System.Text;
using Training.Content;
using Training.Institutions.Import;
using Training.Institutions.Invitations;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>A file of people, as many hands and programs write it.</summary>
public sealed class MembersCsvTests
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Files =>
        [
            "courriel;prénom;nom;langue;rôle\nelise@exemple.ca;Élise;L’Écuyer;fr;instructor\n",
            "Email,First Name,Last Name,Language,Role\r\nelise@exemple.ca,Élise,L’Écuyer,French,Instructor\r\n",
            "ROLE\tLangue\tNom de famille\tPrenom\tAdresse courriel\nPersonne formatrice\tfrançais\tL’Écuyer\tÉlise\telise@exemple.ca",
            "sep=;\ncourriel;prénom;nom;langue;rôle\n\"elise@exemple.ca\";\"Élise\";\"L’Écuyer\";\"FR\";\"formatrice\"",
            "\n\ncourriel ; prénom ; nom ; langue ; rôle\n\n elise@exemple.ca ; Élise ; L’Écuyer ; fr ; instructor \n;;;;\n",
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void One_person_is_read_from_files_of_many_makes(string file)
    {
        foreach (
            var bytes in new[]
            {
                Encoding.UTF8.GetBytes(file),
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file)],
                Western.GetBytes(file),
            }
        )
        {
            var (people, refusal) = MembersCsv.Read(bytes);

            Assert.Null(refusal);
            var person = Assert.Single(people);
            Assert.Equal(
                ("elise@exemple.ca", "Élise", "L’Écuyer", Language.Fr, (Role?)Role.Instructor, (InviteOutcome?)null),
                (person.Email, person.GivenName, person.FamilyName, person.Language, person.Role, person.Wrong)
            );
        }
    }

    [Fact]
    public void Only_the_address_is_needed()
    {
        var (people, _) = MembersCsv.Read("courriel\na@exemple.ca\nb@exemple.ca"u8.ToArray());

        Assert.Equal(["a@exemple.ca", "b@exemple.ca"], people.Select(p => p.Email));
        Assert.All(people, p => Assert.Null(p.Role));
    }

    [Fact]
    public void A_broken_row_spoils_itself_and_no_other()
    {
        var (people, _) = MembersCsv.Read(
            Encoding.UTF8.GetBytes(
                "courriel;nom;langue;rôle\na@exemple.ca;\"Roy;fr;\nb@exemple.ca;Roy;fr;\nc@exemple.ca;Ro\"y;fr;\nd@exemple.ca;Roy;fr;;;de trop\ne@exemple.ca;Roy;klingon;\nf@exemple.ca;Roy;fr;roi\ng@exemple.ca"
            )
        );

        (int, InviteOutcome?)[] expected =
        [
            (2, InviteOutcome.Unreadable),
            (3, null),
            (4, InviteOutcome.Unreadable),
            (5, InviteOutcome.Unreadable),
            (6, InviteOutcome.LanguageUnknown),
            (7, InviteOutcome.RoleUnknown),
            (8, null),
        ];
        Assert.Equal(expected, people.Select(p => (p.Line, p.Wrong)));
    }

    public static TheoryData<string, byte[]> Refused =>
        new()
        {
            { "Import.File.Missing", [] },
            { "Import.File.Missing", "\n \n"u8.ToArray() },
            { "Import.Column.Missing", "prénom;nom\nÉlise;Roy"u8.ToArray() },
            { "Import.Rows.None", "courriel;nom\n;\n"u8.ToArray() },
            { "Import.File.Kind", [(byte)'P', (byte)'K', 3, 4, 0, 0] },
            { "Import.File.Large", new byte[MembersCsv.MostBytes + 1] },
            {
                "Import.Rows.Many",
                Encoding.UTF8.GetBytes(
                    "courriel\n" + string.Concat(Enumerable.Range(0, MembersCsv.MostRows + 1).Select(i => $"p{i}@exemple.ca\n"))
                )
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_such_file_is_refused_whole(string why, byte[] bytes)
    {
        var (people, refusal) = MembersCsv.Read(bytes);

        Assert.Equal(why, refusal!.Text);
        Assert.Empty(people);
    }
}
