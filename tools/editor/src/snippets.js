// A snippet for every construct, in the file's language; its label is in the page's. `${…}` are the stops of Tab.
import { pickedCompletion, snippet } from "@codemirror/autocomplete";
import { ChangeSet, EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { isProse } from "./language.js";
import { boxEnd, frontMatterEnd, isBlank, slugOf } from "./outline.js";
import { containerOf, putAround, saidByBox, selectedParagraphs } from "./selection.js";
import { language } from "./texts.js";

const FEEDBACK = { fr: "  > ${Ce que ce choix fait.}", en: "  > ${What this choice does.}" };
const speech = { fr: (words) => `« ${words} »`, en: (words) => `“${words}”` };
const choices = {
  fr: "- [x] ${Bonne réponse}\n  > ${Pourquoi.}\n- [ ] ${Leurre}\n  > ${Pourquoi pas.}",
  en: "- [x] ${Right answer}\n  > ${Why.}\n- [ ] ${Decoy}\n  > ${Why not.}",
};
const item = (kind) => ({ fr: "## ${La question} {#${id}}\n" + kind, en: "## ${The question} {#${id}}\n" + kind });
const both = (start, rest) => ({ fr: `${start.fr}${rest.fr}`, en: `${start.en}${rest.en}` });
const box = (fr, en) => ({ fr: `:::${fr}\n:::`, en: `:::${en}\n:::` });

const prose = [
  ["titre", "heading", "## ${}"],
  ["figure", "figure", { fr: '![${Ce que montre l’image}](media/${nom.svg} "${légende}")', en: '![${What the picture shows}](media/${name.svg} "${caption}")' }],
  ["tableau", "table", "| ${A} | ${B} |\n|---|---|\n| ${1} | ${2} |"],
  ["alerte", "alert", { fr: "> [!TIP]\n> ${Un conseil.}", en: "> [!TIP]\n> ${A tip.}" }],
  ["lien", "link", { fr: "[${mots}](${activite})", en: "[${words}](${activity})" }],
  ["source citée", "cited source", "[@${}]"],
];
const media = [
  ["son", "sound", { fr: "![${Ce qu’on y entend}](media/${nom.mp3})", en: "![${What one hears}](media/${name.mp3})" }],
  ["document à emporter", "document to take away", { fr: "[${Le formulaire}](media/${nom.pdf})", en: "[${The form}](media/${name.pdf})" }],
];
const footnote = ["note de bas de page", "footnote", { fr: "[^${1}]\n\n[^1]: ${La note.}", en: "[^${1}]\n\n[^1]: ${The note.}" }];
const glossary = ["mot du glossaire", "glossary word", { fr: "[${mot}](glossary:${id})", en: "[${word}](glossary:${id})" }];
const selfCheck = ["autovérification", "self-check", both({ fr: "${La question?}\n\n", en: "${The question?}\n\n" }, choices)];

const [heading, figure, tableOf, alert, link, source] = prose;
const [sound, toTakeAway] = media;

const KINDS = {
  lesson: [
    selfCheck,
    ["encadré exemple", "example box", box("exemple ${Titre}\n${Un court récit.}", "example ${Title}\n${A short story.}")],
    ["encadré plus, replié", "more box, folded", box("plus ${Titre}\n${Le détail.}", "more ${Title}\n${The detail.}")],
    ["encadré essayer", "try box", box("essayer {#${id}}\n${Ce que la personne écrit pour elle.}", "try {#${id}}\n${What the person writes for themselves.}")],
    alert,
    ["encadré formateur", "instructor box", box("formateur\n${Vu des personnes formatrices.}", "instructor\n${Seen by instructors.}")],
    figure,
    heading,
    tableOf,
    sound,
    toTakeAway,
    link,
    footnote,
    source,
    glossary,
  ],
  aid: [
    ["liste à cocher", "checklist", { fr: "- [ ] ${Premier geste}\n- [ ] ${Deuxième geste}", en: "- [ ] ${First step}\n- [ ] ${Second step}" }],
    ["blanc à remplir", "blank to fill in", { fr: "${À écrire} : ______________", en: "${To write}: ______________" }],
    footnote,
    glossary,
    ...media,
    ...prose,
  ],
  module: [
    ["objectif", "objective", { fr: "- ${Un verbe et ce qu’on saura faire.} `${C1}` `${N1}`", en: "- ${A verb, and what one will be able to do.} `${C1}` `${N1}`" }],
    ...media,
    ...prose,
  ],
  captions: [
    ["réplique", "cue", { fr: "${00:04.000} --> ${00:08.000}\n<v ${Prénom}>${Ce qui se dit.}", en: "${00:04.000} --> ${00:08.000}\n<v ${Name}>${What is said.}" }],
  ],
  quiz: [
    ["choix", "choice", both(item("`${C1}` `${N1}` `source ${id}`\n\n"), choices)],
    [
      "mettre en ordre",
      "put in order",
      both(item("`order` `${C1}` `${N1}`\n\n"), {
        fr: "1. ${Première étape}\n   > ${Pourquoi d’abord.}\n2. ${Deuxième}\n   > ${Pourquoi ensuite.}\n3. ${Troisième}\n   > ${Pourquoi en dernier.}",
        en: "1. ${First step}\n   > ${Why first.}\n2. ${Second}\n   > ${Why next.}\n3. ${Third}\n   > ${Why last.}",
      }),
    ],
    [
      "associer",
      "match",
      both(item("`match` `${C1}` `${N1}`\n\n"), {
        fr: "| ${Ceci} | ${Va avec} |\n|---|---|\n| ${un} | ${réponse} |\n| ${deux} | ${autre réponse} |\n| | ${leurre} |\n\n> 1. ${Rétroaction.}\n> 2. ${Rétroaction.}\n> 3. ${Pourquoi c’est un leurre.}",
        en: "| ${This} | ${Goes with} |\n|---|---|\n| ${one} | ${answer} |\n| ${two} | ${other answer} |\n| | ${decoy} |\n\n> 1. ${Feedback.}\n> 2. ${Feedback.}\n> 3. ${Why it is a decoy.}",
      }),
    ],
    [
      "texte à trous",
      "gaps",
      both(item("`cloze` `${C1}` `${N1}`\n\n"), {
        fr: "${Le début} {{${bonne}|${leurre}}} ${et la suite}.\n\n> 1. ${Rétroaction du trou.}",
        en: "${The beginning} {{${right}|${decoy}}} ${and the rest}.\n\n> 1. ${Feedback on the gap.}",
      }),
    ],
    ["réponse courte", "short answer", both(item("`short` `${C1}` `${N1}`\n\n"), { fr: "- ${Réponse acceptée}\n\n> ${Rétroaction.}", en: "- ${Accepted answer}\n\n> ${Feedback.}" })],
    ["nombre", "number", both(item("`number ${10} ± ${2}` `${C1}` `${N1}`\n\n"), { fr: "- ${unité}\n\n> ${Rétroaction.}", en: "- ${unit}\n\n> ${Feedback.}" })],
    [
      "réponse ouverte",
      "open answer",
      both(item("`open` `self-assessed` `${C1}` `${N1}`\n\n"), {
        fr: "| Critère | À revoir (0) | En partie (1) | Clair (2) |\n|---|---|---|---|\n| ${Accueil} | ${…} | ${…} | ${…} |\n\n> ${Par exemple :}",
        en: "| Criterion | To revisit (0) | In part (1) | Clear (2) |\n|---|---|---|---|\n| ${Welcome} | ${…} | ${…} | ${…} |\n\n> ${For example:}",
      }),
    ],
    [
      "cas",
      "case",
      both(
        { fr: "## ${La situation} {#${cas}}\n`case` `source ${id}`\n\n${La vignette.}\n\n### ${La question} {#${cas-question}}\n`${C1}` `${N1}`\n\n", en: "## ${The situation} {#${case}}\n`case` `source ${id}`\n\n${The vignette.}\n\n### ${The question} {#${case-question}}\n`${C1}` `${N1}`\n\n" },
        choices,
      ),
    ],
    ...prose,
  ],
  scenario: [
    ["scène", "scene", { fr: "## ${Titre} {#${id}}\n\n${Ce qui se passe.}\n", en: "## ${Title} {#${id}}\n\n${What happens.}\n" }],
    ["réplique", "line", { fr: "${Nom} (voix: ${indice}; visage: ${indice}): ${paroles}", en: "${Name} (voice: ${cue}; face: ${cue}): ${words}" }],
    [
      "choix et rétroaction",
      "choice with feedback",
      { fr: `- [${speech.fr("${paroles}")}](#\${scene}) \`\${C1} +\${1}\`\n${FEEDBACK.fr}`, en: `- [${speech.en("${words}")}](#\${scene}) \`\${C1} +\${1}\`\n${FEEDBACK.en}` },
    ],
    [
      "décision minutée",
      "timed decision",
      {
        fr: `\`decide in \${20}s\`\n\n- [${speech.fr("${paroles}")}](#\${scene}) \`\${C1} +\${1}\`\n${FEEDBACK.fr}\n- [\${Ne rien dire.}](#\${scene}) \`on timeout\`\n${FEEDBACK.fr}`,
        en: `\`decide in \${20}s\`\n\n- [${speech.en("${words}")}](#\${scene}) \`\${C1} +\${1}\`\n${FEEDBACK.en}\n- [\${Say nothing.}](#\${scene}) \`on timeout\`\n${FEEDBACK.en}`,
      },
    ],
    [
      "erreur critique",
      "critical error",
      { fr: `- [${speech.fr("${paroles}")}](#\${scene}) \`\${C1} -\${2}\` \`critical\`\n${FEEDBACK.fr}`, en: `- [${speech.en("${words}")}](#\${scene}) \`\${C1} -\${2}\` \`critical\`\n${FEEDBACK.en}` },
    ],
    [
      "incident",
      "interruption",
      {
        fr: "## ${L’image fige} {#${id}}\n`interrupts at ${scene}` `once` `freeze`\n\n${Ce qui arrive.}\n\n- [${Ce qu’on fait}](#resume) `channel ${phone}`",
        en: "## ${The picture freezes} {#${id}}\n`interrupts at ${scene}` `once` `freeze`\n\n${What happens.}\n\n- [${What one does}](#resume) `channel ${phone}`",
      },
    ],
    [
      "acte",
      "act",
      {
        fr: "## ${Vérifier le lieu} {#${id}}\n`act ${check-place}` `once`\n\n${Ce que la personne répond.}\n\n- [${paroles}](#resume) `${C1} +${1}`",
        en: "## ${Checking the place} {#${id}}\n`act ${check-place}` `once`\n\n${What the person answers.}\n\n- [${words}](#resume) `${C1} +${1}`",
      },
    ],
    [
      "fin",
      "ending",
      { fr: "## ${Un plan} {#${id}}\n`ending`\n\n${Comment ça finit.}\n\n> ${Ce que cette fin apprend.}", en: "## ${A plan} {#${id}}\n`ending`\n\n${How it ends.}\n\n> ${What this ending teaches.}" },
    ],
    [
      "fin qui fait du tort",
      "ending that harms",
      { fr: "## ${Ligne coupée} {#${id}}\n`ending harm` `cut`\n\n${Comment ça finit.}\n\n> ${Ce que cette fin apprend.}", en: "## ${Line cut} {#${id}}\n`ending harm` `cut`\n\n${How it ends.}\n\n> ${What this ending teaches.}" },
    ],
    ["source citée", "cited source", "[@${}]"],
  ],
  playthroughs: [
    [
      "parcours",
      "playthrough",
      {
        fr: "- name: ${comment ça va}\n  choose: [${des mots du choix}, ${des mots du suivant}]\n  expect: { ending: ${scene}, passed: ${true}, critical: ${0} }",
        en: "- name: ${how it goes}\n  choose: [${words of the choice}, ${words of the next}]\n  expect: { ending: ${scene}, passed: ${true}, critical: ${0} }",
      },
    ],
    ["pas : un acte", "step: an act", "{ act: ${check-place} }"],
    ["pas : attendre", "step: wait", "{ wait: ${30}s }"],
  ],
};

/** Of text to read, each by a plain name, with what it is for and other words by which it is looked for. */
const PLAIN = {
  "self-check": {
    fr: ["Question d’autovérification", "Une question à choix et ses rétroactions, sans note.", "vérifier quiz réponse exercice"],
    en: ["Self-check question", "A question with choices and their feedback, without a mark.", "check quiz answer exercise"],
  },
  "example box": {
    fr: ["Encadré exemple", "Un court récit, à part du texte.", "cas vignette histoire"],
    en: ["Example box", "A short story, set apart from the text.", "case vignette story"],
  },
  "more box, folded": {
    fr: ["Encadré replié", "Un détail utile à qui veut en savoir plus; il se déplie.", "plus approfondir"],
    en: ["Folded box", "A detail for whoever wants to know more; it unfolds.", "more further"],
  },
  "try box": {
    fr: ["Encadré à essayer", "Une phrase que chaque personne écrit pour elle-même.", "activité réflexion journal"],
    en: ["Box to try", "A sentence that each person writes for themselves.", "activity reflection journal"],
  },
  alert: {
    fr: ["Conseil", "Une phrase à retenir, mise en évidence.", "alerte note attention important astuce"],
    en: ["Tip", "A sentence to remember, made to stand out.", "alert note warning important"],
  },
  "instructor box": {
    fr: ["Encadré pour la formation", "Seules les personnes formatrices le voient.", "formateur formatrice enseignement"],
    en: ["Box for instructors", "Only instructors see it.", "teacher trainer"],
  },
  figure: {
    fr: ["Image", "Une image de la page « Médias », avec ce qu’elle montre et sa légende.", "figure photo dessin schéma"],
    en: ["Picture", "A picture of the “Media” page, with what it shows and its caption.", "figure image photo drawing"],
  },
  heading: { fr: ["Intertitre", "Le titre d’une partie.", "titre section"], en: ["Heading", "The title of a part.", "title section"] },
  table: { fr: ["Tableau", "Des lignes et des colonnes.", "grille"], en: ["Table", "Rows and columns.", "grid"] },
  sound: { fr: ["Son", "Un enregistrement de la page « Médias », à écouter.", "audio voix"], en: ["Sound", "A recording of the “Media” page, to listen to.", "audio voice"] },
  "document to take away": {
    fr: ["Document à emporter", "Un fichier PDF de la page « Médias ».", "formulaire télécharger"],
    en: ["Document to take away", "A PDF file of the “Media” page.", "form download"],
  },
  link: { fr: ["Lien", "Des mots qui mènent à une activité du module ou à une page.", "adresse site"], en: ["Link", "Words that lead to an activity of the module or to a page.", "address site"] },
  footnote: { fr: ["Note de bas de page", "Une précision, en bas de la page.", "renvoi"], en: ["Footnote", "A detail, at the bottom of the page.", "reference"] },
  "cited source": { fr: ["Source citée", "Un article ou un livre de la liste des références.", "référence citation"], en: ["Cited source", "An article or a book of the list of references.", "reference citation"] },
  "glossary word": { fr: ["Mot du glossaire", "Sa définition s’ouvre d’un geste.", "définition lexique"], en: ["Glossary word", "Its definition opens at a touch.", "definition"] },
  checklist: { fr: ["Liste à cocher", "Des gestes que l’on coche un à un.", "cases étapes"], en: ["Checklist", "Steps that are ticked one by one.", "boxes steps"] },
  "blank to fill in": { fr: ["Blanc à remplir", "Une ligne où écrire à la main ou à l’écran.", "champ ligne"], en: ["Blank to fill in", "A line to write on, by hand or on screen.", "field line"] },
};

const isBlock = (template) => /\n|^(#|- |:::|\||>|!\[)/.test(template);

/** Each stop its own: two that say the same would otherwise be typed as one. */
const numbered = (template, last = 0) => template.replace(/\$\{([^{}]*)\}/g, (_, words) => `\${${++last}:${words}}`);

/** The line after which a block may stand without cutting what is there; 0 is above all. */
export function lineBefore(doc, number, template, isOfItems = false) {
  const matter = frontMatterEnd(doc);
  // An item or a scene comes after the whole of another.
  if (isOfItems && template.startsWith("## ")) {
    for (let at = Math.max(number, matter) + 1; at <= doc.lines; at++) if (doc.line(at).text.startsWith("## ")) return at - 1;
    return doc.lines;
  }
  if (number <= matter) return matter;
  const end = boxEnd(doc, number);
  if (end && (template.startsWith(":::") || doc.line(number).text.startsWith(":::"))) return end;
  if (isBlank(doc.line(number).text)) return number;
  while (number < doc.lines && !isBlank(doc.line(number + 1).text) && !doc.line(number + 1).text.startsWith(":::")) number++;
  return number;
}

/** A block after what stands at the cursor, at the start of its own line, with a blank line on both sides. */
function applyBlock(view, completion, template, from, to, isOfItems) {
  const isInMatter = view.state.doc.lineAt(from).number <= frontMatterEnd(view.state.doc);
  const typed = isInMatter ? [] : [{ from, to }];
  const doc = ChangeSet.of(typed, view.state.doc.length).apply(view.state.doc);
  let last = lineBefore(doc, doc.lineAt(from).number, template, isOfItems);
  let next = last + 1;
  while (last > 0 && isBlank(doc.line(last).text)) last--;
  while (next <= doc.lines && isBlank(doc.line(next).text)) next++;
  const before = last ? doc.line(last) : null;
  const goesOn = template.startsWith("- ") && before && /^(- |\s+\S)/.test(before.text);
  const above = before ? (goesOn ? "\n" : "\n\n") : "";
  const below = next <= doc.lines ? "\n\n" : "\n";
  const start = before ? before.to : 0;
  const end = next <= doc.lines ? doc.line(next).from : doc.length;
  const at = start + above.length;
  const changes = ChangeSet.of(typed, view.state.doc.length).compose(ChangeSet.of({ from: start, to: end, insert: above + below }, doc.length));
  view.dispatch({ changes, selection: { anchor: at }, annotations: pickedCompletion.of(completion) });
  const length = view.state.doc.length;
  snippet(numbered(template))(view, null, at, at);
  // All of it is seen, from its first line, where the cursor is.
  const all = EditorSelection.range(at + view.state.doc.length - length, at);
  view.dispatch({ effects: EditorView.scrollIntoView(all, { y: "nearest", yMargin: 40 }) });
}

/** Puts the template at the cursor, or as a block where it is one; a container goes around what is selected. */
const applying = (template, isOfItems) => (view, completion, from, to) => {
  const { doc } = view.state;
  const container = containerOf(template);
  const selected = container && selectedParagraphs(view.state);
  if (selected && !(container.isBox && selected.isBoxed)) {
    putAround(view, completion, selected, container, numbered, saidByBox(view.state.doc, selected, container));
    return;
  }
  if (isBlock(template) || doc.lineAt(from).number <= frontMatterEnd(doc)) applyBlock(view, completion, template, from, to, isOfItems);
  else snippet(numbered(template))(view, completion, from, to);
};

/** A question that is selected with its list becomes the self-check; without one, the template comes. */
const applyingCheck = (check, apply) => (view, completion, from, to) => {
  const selected = selectedParagraphs(view.state);
  if (!selected) {
    apply(view, completion, from, to);
    return;
  }
  view.dispatch({ annotations: pickedCompletion.of(completion) });
  check(view, selected);
};

/** By a plain name and what it is for; other words, and none of its accents, find it too. */
const plainly = ([name, detail, others]) => ({ label: `${name} ${slugOf(name).replaceAll("-", " ")} ${others} ${slugOf(others).replaceAll("-", " ")}`, displayLabel: name, detail });

/**
 * @param sectionOf {(goesAround: boolean) => object} where what goes around a selection is listed, and the rest
 * @param check what makes a self-check of what is selected
 * @returns completions for the constructs of a kind of file
 */
export const snippetsOf = (kind, fileLanguage, sectionOf, check) =>
  (KINDS[kind] ?? prose).map((entry, index) => {
    const [fr, en, template] = entry;
    const written = typeof template === "string" ? template : template[fileLanguage];
    const apply = applying(written, kind === "quiz" || kind === "scenario");
    return {
      ...(isProse(kind) ? plainly(PLAIN[en][language]) : { label: language === "en" ? en : fr }),
      type: "text",
      section: sectionOf(entry === selfCheck || containerOf(written) !== null),
      // In the order written here, the commonest first.
      boost: 50 - index,
      apply: entry === selfCheck && check ? applyingCheck(check, apply) : apply,
    };
  });

/** A line of someone in the cast, to be filled in. */
export const lineOf = (name, fileLanguage, section) => ({
  label: name,
  section,
  boost: 60,
  apply: applying(fileLanguage === "en" ? `${name} (voice: \${cue}; face: \${cue}): \${words}` : `${name} (voix: \${indice}; visage: \${indice}): \${paroles}`),
});
