using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Training.Authoring.ScenarioForms;
using Training.Content.Editing;
using Training.Learners;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>A whole story is brought at once: the page shows what it understands, and adds it when it is asked to.</summary>
public sealed class PasteScenesTests
{
    private const string Paste = ScenarioWriter.Scenes + "/paste";

    private const string Story = """
        Scène 1 : Le quai

        Jeanne (visage défait) : Je pars.
        Luc : Attends.

        - « Restez. » → Le train (C2 +2)
          > Simple.
        - Attendre → Un détour

        Scène 2 : Le train

        Il part.

        Fin
        Débreffage : Voilà.
        """;

    private static readonly string[] Written =
    [
        "## Le quai {#le-quai}\n\nJeanne (visage: défait): Je pars.\n\nLuc: Attends.\n\n- [« Restez. »](#le-train) `C2 +2`\n  > Simple.\n- [Attendre](#un-detour)",
        "## Le train {#le-train}\n`ending`\n\nIl part.\n\n> Voilà.",
        "## Un détour {#un-detour}",
    ];

    [Fact]
    public async Task What_is_understood_is_shown_before_anything_is_added()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync((await writer.OpenAsync()).Link("Écrire ou coller le texte de plusieurs scènes"));

        var read = await ReadAsync(writer, page, Story);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(["Le quai", "Le train"], read.Texts(".understood h3"));
        Assert.Contains("Jeanne (visage : défait) Je pars.", read.Texts(".understood p"));
        Assert.Contains("Mène à : Le train", read.Texts(".understood p"));
        Assert.Contains("Réglages : la séance finit ici", read.Texts(".understood p"));
        Assert.Equal(
            ["Ligne 8 : aucune scène ne s’appelle « Un détour » : elle est commencée, et vous l’écrirez ensuite."],
            read.Texts(".understood .problems li")
        );
        Assert.Equal(["Jeanne"], read.Texts("#people .tick"));
        Assert.Equal("Ajouter ces 2 scènes", read.Text("button[value=add]"));
        Assert.Equal(Story, ((IHtmlTextAreaElement)read.Document.GetElementById("text")!).Value);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Scenes_are_added_with_whoever_speaks_in_them_and_sent_twice_they_are_there_once()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var read = await ReadAsync(writer, await writer.OpenAsync(Paste), Story);

        var added = await AddAsync(writer, read);
        var file = await writer.FileAsync();
        var again = await AddAsync(writer, read);

        Assert.Equal(
            ScenarioWriter.Text.Replace(
                "cast: { Luc: luc }",
                $"cast: {{ Luc: luc, Jeanne: {ScenarioForm.NotDrawn} }}",
                StringComparison.Ordinal
            ) + $"\n{string.Join("\n\n", Written)}\n",
            file
        );
        Assert.Equal(ScenarioWriter.Scenes + "?done=pasted&count=2", added.Address);
        Assert.StartsWith("Les 2 scènes sont dans la séance.", added.Text("[role=status]"), StringComparison.Ordinal);
        Assert.True(added.Has("#graph") && added.Has("#scene-le-quai"));
        Assert.Equal("", ((IHtmlTextAreaElement)(await writer.OpenAsync(Paste)).Document.GetElementById("text")!).Value);
        Assert.Equal(added.Address, again.Address);
        Assert.Equal(file, await writer.FileAsync());
    }

    [Fact]
    public async Task Whoever_isnt_ticked_is_narrated()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var read = await ReadAsync(writer, await writer.OpenAsync(Paste), Story);

        ((IHtmlInputElement)read.Document.QuerySelector("input[name=person]")!).IsChecked = false;
        await AddAsync(writer, read);

        Assert.Contains("cast: { Luc: luc }\n", await writer.FileAsync(), StringComparison.Ordinal);
        Assert.Contains("\n\nJeanne (visage défait) : Je pars.\n\nLuc: Attends.", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scene_that_is_begun_is_filled_one_that_is_written_is_left_alone_and_what_isnt_added_stays_in_the_field()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(ScenarioWriter.Text + "\n## Le train {#train}\n");
        var read = await ReadAsync(
            writer,
            await writer.OpenAsync(Paste),
            $"Un mot.\n\n{Story}\n\nScène 3 : Dehors\n\nIl neige.\n\n- Rentrer → Le quai\n"
        );

        var added = await AddAsync(writer, read);
        var again = await AddAsync(writer, read);

        Assert.Equal(
            ["Nouvelle", "Commencée dans la séance : son texte s’y écrit", "Déjà écrite dans la séance : elle y reste comme elle est"],
            read.Texts(".understood .state")
        );
        foreach (var page in (Page[])[added, again])
        {
            Assert.StartsWith(
                "2 scènes sont dans la séance. Le reste n’est pas ajouté",
                page.Text(".alert [role=status]"),
                StringComparison.Ordinal
            );
            Assert.Equal(["Dehors – déjà écrite dans la séance : elle y reste comme elle est"], page.Texts(".alert li"));
            Assert.Equal(
                "Un mot.\n\nScène 3 : Dehors\n\nIl neige.\n\n- Rentrer → Le quai",
                ((IHtmlTextAreaElement)page.Document.GetElementById("text")!).Value
            );
        }
        Assert.Contains("## Le train {#train}\n`ending`\n\nIl part.", await writer.FileAsync(), StringComparison.Ordinal);
        Assert.Contains("\n\nIl pleut.\n\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_choice_leads_is_asked_beside_it_and_the_next_scene_is_proposed()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var read = await ReadAsync(
            writer,
            await writer.OpenAsync(Paste),
            "## Un\n\nIl neige.\n\n- Attendre.\n\n## Deux\n\nIl vente.\n\n- Rentrer.\n"
        );

        var refused = await AddAsync(writer, read);
        var before = await writer.FileAsync();
        ((IHtmlInputElement)refused.Document.GetElementById("to-11")!).Value = "fin";
        await AddAsync(writer, refused);

        Assert.Equal("Deux", read.Value("to-5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["#to-11"], refused.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal(ScenarioWriter.Text, before);
        Assert.EndsWith(
            "## Un {#un}\n\nIl neige.\n\n- [Attendre.](#deux)\n\n## Deux {#deux}\n\nIl vente.\n\n- [Rentrer.](#fin)\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_text_that_changed_since_it_was_read_is_shown_again_first()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var read = await ReadAsync(writer, await writer.OpenAsync(Paste), Story);

        ((IHtmlTextAreaElement)read.Document.GetElementById("text")!).Value = Story.Replace("Le quai", "La gare", StringComparison.Ordinal);
        var shown = await AddAsync(writer, read);
        var before = await writer.FileAsync();
        await AddAsync(writer, shown);

        Assert.StartsWith("Le texte a changé depuis qu’il a été lu.", shown.Text(".alert [role=status]"), StringComparison.Ordinal);
        Assert.Equal(["La gare", "Le train"], shown.Texts(".understood h3"));
        Assert.Equal(ScenarioWriter.Text, before);
        Assert.Contains("## La gare {#la-gare}", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_meanwhile_is_kept_and_a_scene_that_they_wrote_is_left_alone()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var read = await ReadAsync(writer, await writer.OpenAsync(Paste), Story);
        await writer.WriteAsync(
            ScenarioWriter.Text.Replace("Il pleut.", "Il grêle.", StringComparison.Ordinal) + "\n## Le train {#le-train}\n\nIl siffle.\n"
        );

        var added = await AddAsync(writer, read);

        Assert.Equal(["Le train – déjà écrite dans la séance : elle y reste comme elle est"], added.Texts(".alert li"));
        Assert.Contains("Il grêle.", await writer.FileAsync(), StringComparison.Ordinal);
        Assert.Contains("Il siffle.", await writer.FileAsync(), StringComparison.Ordinal);
        Assert.Contains("## Le quai {#le-quai}", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_session_is_told_of_its_settings_and_the_example_makes_one_that_holds_together()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Empty = ScenarioWriter.Draft + "/scenario/vide";
        await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Draft + "/add/scenario"),
            ScenarioWriter.Draft + "/add/scenario",
            ("title", "Vide"),
            ("start", "blank")
        );
        var page = await writer.OpenAsync(Empty + "/paste");

        var read = await ReadAsync(writer, page, page.Document.QuerySelector("details pre")!.TextContent);
        await AddAsync(writer, read);
        var settings = await writer.OpenAsync(Empty + "/settings");
        await writer.Browser.SubmitAsync(settings, Empty + "/settings", ("channel", "phone"));
        var scenes = await writer.OpenAsync(Empty);

        Assert.StartsWith("La séance n’a encore aucun personnage.", page.Text(".alert"), StringComparison.Ordinal);
        Assert.Empty(read.Texts(".understood .problems li"));
        Assert.True(page.Has("details[open] pre"));
        Assert.False(read.Has("details[open] pre"));
        Assert.Contains(
            "Le texte établit un fait que la séance n’a pas encore; il s’ajoute aux siens : « son frere est la ».",
            read.Texts("#read p")
        );
        Assert.Contains("Le texte donne des points à C2 : la compétence s’ajoute à celles que la séance note.", read.Texts("#read p"));
        Assert.Equal("Thérèse", settings.Value("cast-name"));
        Assert.Equal("Mardi, 19 h. Thérèse a demandé qu’on la rappelle.", settings.Text("#briefing"));
        Assert.Equal(4, scenes.Texts(".items > li").Count);
        Assert.Empty(scenes.Texts(".items .problems .error"));
        Assert.True(scenes.Has(".graph"));
    }

    [Fact]
    public async Task What_a_choice_counts_for_is_shown_and_what_is_not_known_is_told_once()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(ScenarioWriter.Text.Replace("alliance: Alliance", "alliance: Alliance avec Luc", StringComparison.Ordinal));

        var read = await ReadAsync(
            writer,
            await writer.OpenAsync(Paste),
            """
            Scène 1 : Le quai

            Vous : Bonsoir, Luc.

            Que dites-vous (20 secondes; ensuite, il part → scène 2) :
            - « Restez. » (alliance +1, C2 +2, on sait que Luc est seul, espoir +1) → scène 2. Rétroaction : Simple.
            - « La météo? » (seulement si le mot est convenu; espoir −1) → scène 2. Rétroaction : Convenu.

            Scène 2 : Le train (fin)

            Il part.

            Fin réussie : Voilà.
            """
        );
        await AddAsync(writer, read);
        var file = await writer.FileAsync();

        Assert.Equal(
            [
                "Effets : Alliance avec Luc : +1; C2 : +2 points; rend vrai le fait « luc est seul »",
                "Effets : offert seulement si le fait « mot convenu » est établi",
                "Effets : si le temps passe",
            ],
            read.Texts(".understood .choices p").Where(text => text.StartsWith("Effets", StringComparison.Ordinal))
        );
        Assert.Equal(
            ["Simple.", "Convenu.", "Ensuite, il part."],
            read.Texts(".understood .choices p")
                .Where(text => text.StartsWith("Rétroaction", StringComparison.Ordinal))
                .Select(text => text["Rétroaction : ".Length..])
        );
        Assert.Equal(2, read.Texts(".understood .problems li").Count);
        Assert.Contains(
            "sur 2 lignes, à partir de celle-ci : « espoir »",
            read.Texts(".understood .problems li")[1],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            ScenarioWriter.Settings,
            ((IHtmlAnchorElement)read.Document.QuerySelectorAll(".understood .problems a")[^1]).PathName,
            StringComparison.Ordinal
        );
        Assert.Contains("\nfacts: [mot-convenu, luc-est-seul]\n", file, StringComparison.Ordinal);
        Assert.Contains("\n- [Ne rien dire.](#le-train) `on timeout`\n  > Ensuite, il part.\n", file, StringComparison.Ordinal);
        Assert.Contains("## Le train {#le-train}\n`ending`\n\nIl part.\n\n> Voilà.", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_beside_points_and_what_the_channel_does_are_told_with_where_to_set_them_and_points_that_no_choice_gives()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace(" `C2 +2`", "", StringComparison.Ordinal)
                .Replace(" `C2 +1`", "", StringComparison.Ordinal)
                .Replace("facts: [mot-convenu]", "facts: [mot-convenu, suicide-demande]", StringComparison.Ordinal)
        );

        var read = await ReadAsync(
            writer,
            await writer.OpenAsync(Paste),
            """
            Scène 1 : Le quai

            Luc : « Je pars. » Il se tait. (Incident technique : le son grésille.)

            - « Pensez-vous à mourir? » → scène 2. Alliance +1, la question du suicide a été posée. Rétroaction : Nommée.
            - « Où êtes-vous? » → scène 2. Alliance +1, le voisin arrive. Rétroaction : Dit.

            Scène 2 : Le train

            Il part.

            (Fin : réussite. Bilan : vous avez nommé le suicide.)
            """
        );
        await AddAsync(writer, read);

        Assert.Equal(
            [
                "Ligne 3 : « Incident technique : le son grésille. » reste parmi les mots. Le formulaire de la scène permet de régler ce qui arrive au canal, sous « Les autres réglages », puis « Le canal : changement, image figée, caméra ou ligne coupée ».",
                "Ligne 5 : « la question du suicide a été posée » est lu comme le fait « suicide demande ». Si ce n’est pas lui, donnez le vôtre à la séance dans ses réglages, puis lisez de nouveau.",
                "Ligne 6 : « le voisin arrive » : la séance n’a pas de fait ni de jauge de ce nom. Les points d’à côté sont gardés, ces mots ne s’ajoutent pas : récrivez-les avec un fait de la séance (« mot convenu », « suicide demande »), ou donnez-lui ce fait dans ses réglages, puis lisez de nouveau. Ouvrir les réglages de la séance",
            ],
            read.Texts(".understood .problems li")
        );
        Assert.Equal(
            "Aucun choix ne donne de points à la compétence C2 : une fois les scènes ajoutées, vous pourrez écrire tous les points ensemble, sur la page « Les points ».",
            read.Text("#unscored")
        );
        Assert.EndsWith(
            """
            ## Le quai {#le-quai}

            Luc: « Je pars. »

            Il se tait.

            Incident technique : le son grésille.

            - [« Pensez-vous à mourir? »](#le-train) `alliance +1` `fact suicide-demande`
              > Nommée.
            - [« Où êtes-vous? »](#le-train) `alliance +1`
              > Dit.

            ## Le train {#le-train}
            `ending`

            Il part.

            > vous avez nommé le suicide.

            """,
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_example_in_English_is_understood_in_an_English_version()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/translate/jouer.scenario.md",
            ScenarioWriter.Draft,
            ("path", "jouer.scenario.md")
        );

        var read = await ReadAsync(
            writer,
            await writer.OpenAsync(ScenarioWriter.Scenes + ".en/paste"),
            "Scene 1: The quay\n\nJane: “I am leaving.”\n\nThe end\n"
        );

        Assert.Contains("Jane", read.Text("#read .hint"), StringComparison.Ordinal);
        Assert.False(read.Has("#people"));
    }

    [Fact]
    public async Task A_Word_file_goes_below_what_is_typed()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(Paste);
        ((IHtmlTextAreaElement)page.Document.GetElementById("text")!).Value = "## Un\n\nIl neige.";

        var read = await writer.Browser.UploadAsync(
            page,
            Paste,
            "file",
            "histoire.htm",
            Encoding.UTF8.GetBytes("<h1>Deux</h1><p>Il <b>vente</b>.</p><ul><li>Rentrer. → Un</li></ul>")
        );
        var refused = await writer.Browser.UploadAsync(page, Paste, "file", "image.png", [1, 2, 3]);

        Assert.Equal(["Un", "Deux"], read.Texts(".understood h3"));
        Assert.Equal(
            "## Un\n\nIl neige.\n\n## Deux\n\nIl **vente**.\n\n- Rentrer. → Un",
            ((IHtmlTextAreaElement)read.Document.GetElementById("text")!).Value
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#file-error"));
        Assert.Equal("## Un\n\nIl neige.", ((IHtmlTextAreaElement)refused.Document.GetElementById("text")!).Value);
    }

    [Theory]
    [InlineData("", "Écrivez ou collez le texte d’au moins une scène, ou choisissez un fichier.")]
    [InlineData(
        "Il pleut. Luc attend.",
        "Aucune scène n’est reconnue : mettez un titre au-dessus de chacune, comme « Scène 1 : Accueil »."
    )]
    public async Task What_has_no_scene_is_told_and_stays(string text, string why)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await ReadAsync(writer, await writer.OpenAsync(Paste), text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(why, refused.Text("#text-error"));
        Assert.Equal(text, ((IHtmlTextAreaElement)refused.Document.GetElementById("text")!).Value);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_and_stays()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var text = "## Un\n\n" + new string('é', ScenesText.MostLetters);

        var refused = await ReadAsync(writer, await writer.OpenAsync(Paste), text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Ce texte est trop long", refused.Text("#text-error"), StringComparison.Ordinal);
        Assert.Equal(text, ((IHtmlTextAreaElement)refused.Document.GetElementById("text")!).Value);
    }

    [Fact]
    public async Task Nobody_adds_in_a_session_that_isnt_there()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var seen = await writer.OpenAsync(ScenarioWriter.Draft + "/scenario/ailleurs/paste");
        var sent = await writer.Browser.PostAsync(ScenarioWriter.Draft + "/scenario/ailleurs/paste", Paste, ("text", Story), ("do", "add"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.Status, sent.Status));
    }

    [Fact]
    public async Task Another_institution_sees_no_such_session()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author, cegep);
        var other = await site.SignInAsync(learner.Email!, at: "/i/cegep");

        var seen = await other.GetAsync($"/i/cegep{Paste}");
        var posted = await other.PostAsync($"/i/cegep{Paste}", "/i/cegep/authoring/drafts/new", ("text", Story), ("do", "add"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.Status, posted.Status));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    private static Task<Page> ReadAsync(ScenarioWriter writer, Page page, string text)
    {
        ((IHtmlTextAreaElement)page.Document.GetElementById("text")!).Value = text;
        return PressAsync(writer, page, "read");
    }

    private static Task<Page> AddAsync(ScenarioWriter writer, Page page) => PressAsync(writer, page, "add");

    private static Task<Page> PressAsync(ScenarioWriter writer, Page page, string value) =>
        writer.Browser.SubmitAsync(
            page.Document.QuerySelectorAll("button[name=do]").OfType<IHtmlButtonElement>().Single(b => b.Value == value)
        );
}
