using Training.Content;

namespace Training.Web.Demo;

/// <summary>What made-up learners and their instructor write.</summary>
internal static class DemoWords
{
    public static IReadOnlyList<string> Comments { get; } =
    [
        "Belle progression. Dans la dernière séance, vous avez vérifié le lieu avant d’ouvrir le sujet : c’est ce qui a tout permis.",
        "Votre silence après la question était juste. Essayez de le nommer la prochaine fois : « Je reste là. »",
        "Je ne vous ai pas vu depuis deux semaines. Est-ce que l’horaire tient encore? On peut déplacer la date, écrivez-moi.",
        "Deux essais au même questionnaire : on le regarde ensemble lundi midi, quinze minutes? Le prêt d’appareils se comprend mieux avec un exemple.",
        "Bon travail sur le consentement. Il reste un mot de formulaire, « modalités » : comment le diriez-vous à votre voisin?",
    ];

    public const string Override =
        "Panne de réseau au collège pendant la tentative. Questions reprises de vive voix le lendemain, toutes justes sauf une.";

    public const string Revocation = "Réussite inscrite par erreur au dossier d’une autre personne du groupe.";

    public const string Suspension = "Deux comptes portent ce nom : nous vérifions lequel a terminé le module.";

    public const string Refusal = "Ce nom n’est pas celui de votre dossier. Demandez-la de nouveau avec le nom qui y figure.";

    /// <summary>The demo learner’s name without its accent, before it was corrected.</summary>
    public const string Mistyped = "Camille Demo";

    public const string Assessment = "On voit la scène, et les mots sont les vôtres. Il manque une chose : à qui vous le direz.";

    private static readonly string[] Otherwise =
    [
        "Je commencerais par demander où la personne se trouve et qui peut l’entendre, puis je dirais une seule chose à la fois.",
        "Je reprendrais ses mots à elle avant d’ajouter les miens, et je vérifierais avec elle si c’est bien ça.",
        "Je nommerais ce que j’entends, sans conclure, et je laisserais le temps de répondre.",
    ];

    private static readonly Dictionary<string, string[]> Answers = new(StringComparer.Ordinal)
    {
        ["redire"] =
        [
            "Parmi 52 hommes rencontrés dans une étude québécoise, plusieurs disent se sentir plus libres de parler à distance. On ne sait pas si ça vaut pour tous.",
            "Des usagers et des intervenants perçoivent que la distance aide des hommes à s’ouvrir. Les abandons, eux, ont été mesurés ailleurs et semblent pareils.",
            "Les études montrent que les hommes sont plus à l’aise à distance, mais ça dépend des personnes.",
        ],
        ["trois-morceaux"] =
        [
            "Je ne commencerai pas dans l’autobus : les gens autour entendent vos réponses. Je vous rappelle quand vous descendez, ou demain à 17 h, votre choix.",
            "Je suis désolée, je sais que c’est plate, mais on ne pourra pas se parler là. C’est la règle de confidentialité. On se reprendra.",
            "Pas ici : je veux que vous puissiez tout dire sans que personne l’entende. Ce soir 19 h par téléphone, ça irait?",
        ],
        ["vingt-cinq-mots"] =
        [
            "Si j’ai peur que vous mouriez ou que quelqu’un soit blessé, j’appelle la personne que vous avez choisie. Vous le savez avant, par moi.",
            "L’intervenante peut appeler quelqu’un si vous êtes en danger, selon la politique.",
            "Si je vous pense en danger, j’appelle votre sœur et je lui dis où vous êtes. Rien d’autre. Je vous le dis avant.",
        ],
        ["consentement-obtenu"] =
        [
            "4 février, par téléphone. Expliqué : le mode, un avantage, un désavantage, la limite du secret, la coupure, l’enregistrement, le droit de refuser. « On s’parle sans que j’descende; vous le dites juste si quelqu’un est en danger. » Refuse les textos. Le dossier reste à expliquer.",
            "Cadre expliqué au téléphone hier. Usager d’accord. Ne veut pas de textos. Reste le dossier.",
        ],
        ["cinq-lignes"] =
        [
            "1. Mardi, 9 h 55 : j’ouvre le message. 2. Je pèse sur Rejoindre. 3. Ça demande d’Autoriser : c’est correct, je pèse dessus. 4. J’attends. 5. Si ça ne marche pas, on m’appelle à 10 h 05.",
            "Cliquez sur le lien mardi à 10 h. Autorisez le micro et la caméra. Attendez. Appelez-nous en cas de problème.",
        ],
        ["quatre-phrases"] =
        [
            "On se parle au téléphone; vous n’avez pas de route à faire, mais je ne sais pas qui est dans la pièce. J’écris l’essentiel dans un dossier. Ça reste ici, sauf si je crains pour votre vie. Vous pouvez arrêter quand vous voulez. Pour voir si j’ai été clair : comment le diriez-vous à votre frère?",
            "Le téléphone, c’est pratique. Tout ce qu’on se dit est confidentiel. Vous pouvez arrêter. Avez-vous des questions?",
        ],
        ["je-vous-sens-triste"] =
        [
            "Quand vous avez dit « la chambre du petit », votre voix est descendue. Je me demande si c’est ça, le plus dur. Je peux me tromper.",
            "Votre voix avait l’air triste tantôt. C’est normal, un déménagement. On en parle?",
        ],
        ["mes-outils"] =
        [
            "Êtes-vous seul? Vous avez donné vos outils, ceux que vous avez depuis trente ans. Des fois, on donne ce qu’on aime parce qu’on pense à mourir. Pensez-vous au suicide? Je reste là.",
            "Vous avez donné vos outils? Vous n’êtes pas en train de penser à faire une bêtise, toujours?",
        ],
    };

    public static string Answer(string item, Randomness chance)
    {
        var answers = Answers.GetValueOrDefault(item, Otherwise);
        return answers[chance.Below(answers.Length)];
    }
}
