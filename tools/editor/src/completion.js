// Offers what may be written here: ids that the site knows, and those that the text declares.
import { autocompletion, startCompletion } from "@codemirror/autocomplete";
import { isProse } from "./language.js";
import { declared, frontMatterEnd, headings } from "./outline.js";
import { lineOf, snippetsOf } from "./snippets.js";

const CHANNELS = ["in-person", "video", "phone", "chat", "group-video"];
const TILES = ["hand", "hand-down", "camera-off", "camera-on", "muted", "unmuted", "joined", "left", "message"];
const LAYERS = { fr: ["voix", "bruit", "visage", "corps", "décor", "écran"], en: ["voice", "sound", "face", "body", "place", "screen"] };
const BOXES = { fr: ["exemple", "essayer", "formateur", "plus"], en: ["example", "try", "instructor", "more"] };
const ALERTS = ["TIP", "NOTE", "WARNING", "IMPORTANT"];

const KEYS = {
  module: ["title", "summary", "version", "hours", "competencies", "activities", "taster", "moveOn", "audience", "objectives"],
  lesson: ["title", "duration", "summary"],
  aid: ["title", "summary"],
  quiz: ["title", "duration", "mastery", "attempts", "draw", "shuffle", "time", "page", "back", "wait", "score", "feedback", "show", "confidence", "pretest"],
  scenario: ["title", "channel", "duration", "mastery", "competencies", "gauges", "labels", "facts", "cast", "tiles", "back", "warnings", "help", "reflection"],
};

const VALUES = {
  channel: CHANNELS,
  moveOn: ["Completed", "Passed", "CompletedAndPassed", "CompletedOrPassed", "NotApplicable"],
  shuffle: ["none", "choices", "items", "both"],
  score: ["best", "last", "average"],
  feedback: ["end", "each item", "after "],
  show: ["[score, correctness, feedback, sources]"],
  attempts: ["unlimited", "1", "2", "3"],
  back: ["yes", "no"],
  confidence: ["yes", "no"],
};

const of = (list, detail) => list.map((entry) => (typeof entry === "string" ? { label: entry, detail } : { label: entry.id, detail: entry.label }));

/** Writes the word, and what closes it unless that is there already. */
const closing = (end) => (option) => ({
  ...option,
  apply(view, { label }, from, to) {
    const rest = view.state.doc.sliceString(to, to + end.length);
    view.dispatch({ changes: { from, to: rest === end ? to + end.length : to, insert: label + end }, selection: { anchor: from + label.length + end.length }, userEvent: "input.complete" });
  },
});

/** One completion: the text before the cursor that it replaces, and what may stand there. */
const offer = (context, typed, options, end) => (options.length ? { from: context.pos - typed.length, options: end ? options.map(closing(end)) : options } : null);

function directivesOfScenario(typed, before, known, text, places) {
  const scenes = places.map((place) => place.id);
  const facts = [...new Set([...text.facts, ...known.facts])];
  const gauges = [...new Set([...text.gauges, ...known.gauges])];
  const act = /^act [\w-]+ in /.exec(typed);
  if (act) return of(scenes.map((scene) => act[0] + scene));
  const at = /^interrupts at (one of (.*, )?)?/.exec(typed);
  if (at) return of([...scenes.map((scene) => at[0] + scene), ...(at[1] ? [] : ["interrupts at one of "])]);
  const codes = text.competencies.length ? known.competencies.filter(({ id }) => text.competencies.includes(id)) : known.competencies;
  const isChoice = /^\s*-\s/.test(before);
  const scores = codes.flatMap(({ id, label }) => ["+1", "+2", "+3", "-1", "-2", "-3"].map((points) => ({ label: `${id} ${points}`, detail: label })));
  const memory = [...facts.map((fact) => `fact ${fact}`), ...gauges.flatMap((gauge) => [`${gauge} +1`, `${gauge} -1`])];
  const conditions = [...facts.flatMap((fact) => [`if ${fact}`, `unless ${fact}`]), ...gauges.flatMap((gauge) => [`if ${gauge} >= 1`, `if ${gauge} <= 0`])];
  const scene = [
    ...of(["ending", "ending harm", "decide in 20s", "once", "interrupts at ", "interrupts at one of ", "interrupts after 90s", "freeze", "camera off", "cut", "lag 3s", "crosses"]),
    ...CHANNELS.map((channel) => ({ label: `channel ${channel}` })),
    ...known.acts.map(({ id, label }) => ({ label: `act ${id}`, detail: label })),
  ];
  const choice = of(["on timeout", "critical"]);
  return isChoice
    ? [...scores, ...of(memory), ...of(conditions), ...choice, ...CHANNELS.map((channel) => ({ label: `channel ${channel}`, boost: -10 }))]
    : [...scene, ...of(conditions), ...scores, ...of(memory)];
}

function directives(kind, typed, before, known, text, places) {
  if (kind === "scenario") return directivesOfScenario(typed, before, known, text, places);
  const marks = [...of(known.competencies), ...of(known.levels)];
  if (kind === "module") return marks;
  if (kind !== "quiz") return [];
  const [, start] = /^(source (?:.*, )?)/.exec(typed) ?? [null, "source "];
  return [
    ...of(["order", "match", "cloze", "short", "number 10 ± 2", "open", "self-assessed", "case"]),
    ...marks,
    ...known.sources.map(({ id, label }) => ({ label: start + id, detail: label, boost: -5 })),
    ...known.lessons.map(({ id, label }) => ({ label: `lesson ${id}`, detail: label, boost: -5 })),
  ];
}

function expressionsOf(name, known, text) {
  const declaredId = text.cast.find(([cast]) => cast === name)?.[1];
  const cast = known.cast.find(({ id }) => id === name);
  const person = known.people.find(({ id }) => id === (declaredId ?? cast?.label));
  return person?.expressions ?? cast?.expressions ?? [];
}

function inFrontMatter(context, line, before, kind, known, text) {
  const [, key, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(before) ?? [];
  if (!key) {
    const [typed] = /^[\w-]*$/.exec(before) ?? [null];
    if (typed === null || (!typed && !context.explicit)) return null;
    return offer(context, typed, of((KEYS[kind] ?? []).filter((name) => !(name in text.matter))), /^:/.test(line.text.slice(before.length)) ? "" : ": ");
  }
  const [last] = /[\p{L}\d_.-]*$/u.exec(value);
  const lists = {
    competencies: known.competencies,
    activities: known.activities,
    taster: known.activities,
    help: known.helpLines,
    tiles: text.cast.map(([name]) => name),
    cast: /:\s*[\p{L}\d_-]*$/u.test(value) ? known.people : [],
  };
  if (lists[key]) return offer(context, last, of(lists[key]));
  return offer(context, value, of(VALUES[key] ?? []));
}

const EMPTY = {
  competencies: [], levels: ["N1", "N2", "N3"], acts: [], people: [], cast: [], sources: [], helpLines: [], glossary: [], scenes: [], facts: [], gauges: [],
  lessons: [], activities: [], media: [],
};

/** @param address {string} where the site says what it knows; asked for once, when first needed
 *  @param check what makes a self-check of what is selected */
export function completion({ kind, fileLanguage, address, check, texts }) {
  let known = EMPTY;
  const asked = address
    ? fetch(address, { headers: { Accept: "application/json" }, redirect: "error" })
        .then((answer) => (answer.ok ? answer.json() : {}))
        .then((answer) => (known = { ...EMPTY, ...answer }))
        .catch(() => {})
    : Promise.resolve();
  const sectionsOf = (isEmpty) => {
    const { around, choose, rest, constructs } = texts.headings;
    if (!isProse(kind)) return () => constructs;
    const [first, others] = [isEmpty ? choose : around, rest].map((name, rank) => ({ name, rank }));
    return (goesAround) => (goesAround ? first : others);
  };

  /** The button was pressed: no word before the cursor narrows what it offers. */
  let isPressed = false;

  const constructs = (context, word = "", names = []) => {
    if (!context.explicit) return null;
    const snippets = snippetsOf(kind, fileLanguage, sectionsOf(context.state.selection.main.empty), check);
    return { from: context.pos - word.length, options: [...names, ...snippets], ...(word ? {} : { validFor: /^[\p{L}-]*$/u }) };
  };

  async function source(context) {
    const wasPressed = isPressed;
    isPressed = false;
    await asked;
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const text = declared(doc);
    const ends = (pattern) => pattern.exec(before);
    let found;

    // Between backticks: an odd number of them stands before the cursor.
    if ((before.match(/`/g) ?? []).length % 2 === 1) {
      const typed = before.slice(before.lastIndexOf("`") + 1);
      const options = directives(kind, typed, before, known, text, headings(doc));
      return offer(context, typed, options, "`");
    }
    if (kind !== "playthroughs" && line.number <= frontMatterEnd(doc)) {
      // On its fences, and where a key has nothing to propose: what stands below.
      return (line.number > 1 && inFrontMatter(context, line, before, kind, known, text)) || constructs(context);
    }
    if (kind === "playthroughs") {
      if ((found = ends(/\bact:\s*([\w-]*)$/))) return offer(context, found[1], of(known.acts));
      if ((found = ends(/\bending:\s*([\w-]*)$/))) return offer(context, found[1], of(known.scenes));
    }
    if ((found = ends(/\]\(#([\w-]*)$/))) {
      const places = headings(doc).map(({ id, title }) => ({ id, label: title }));
      return offer(context, found[1], of(kind === "scenario" ? [...places, "resume"] : places), ")");
    }
    if ((found = ends(/\]\(glossary:([\w-]*)$/))) return offer(context, found[1], of(known.glossary), ")");
    if ((found = ends(/\]\(([\w./-]*)$/))) return offer(context, found[1], of([...known.activities, ...known.media]), found[1] ? ")" : "");
    if ((found = ends(/\[@(?:[^\]]*;\s*@)?([\w.-]*)$/))) return offer(context, found[1], of(known.sources), "]");
    if ((found = ends(/^:::(\p{L}*)$/u)) && kind === "lesson") return offer(context, found[1], of(BOXES[fileLanguage]));
    if ((found = ends(/^>\s*\[!([A-Z]*)$/))) return offer(context, found[1], of(ALERTS), "]");
    if (kind === "scenario" && (found = cueBefore(doc, line, before))) {
      const [, expression] = /#([\w-]*)$/.exec(found.cue) ?? [];
      if (expression !== undefined) {
        const isOfScreen = /(?:écran|screen)\s*:[^;]*$/.test(found.cue);
        return offer(context, expression, of(isOfScreen ? TILES : expressionsOf(found.name, known, text)));
      }
      const [, layer] = /(?:^|;)\s*(\p{L}*)$/u.exec(found.cue) ?? [];
      if (layer !== undefined) return offer(context, layer, of(LAYERS[fileLanguage]), ": ");
    }
    const [word] = wasPressed ? [""] : /[\p{L}-]*$/u.exec(before);
    const names = kind === "scenario" && !before.slice(0, -word.length || undefined).trim() ? text.cast.map(([name]) => lineOf(name, fileLanguage, texts.headings.file)) : [];
    return constructs(context, word, names);
  }

  return {
    extension: autocompletion({ override: [source], icons: false, closeOnBlur: true }),
    insert(view) {
      isPressed = true;
      return startCompletion(view);
    },
  };
}

/** The name and the words of the parenthesis that the cursor stands in; it may have begun some lines above. */
function cueBefore(doc, line, before) {
  let paragraph = before;
  for (let number = line.number - 1; number > 0 && paragraph.length < 2_000 && doc.line(number).text.trim(); number--) paragraph = `${doc.line(number).text} ${paragraph}`;
  const [, name, cue] = /^([^([\]`>#-][^([\]`]*?) \(([^)]*)$/.exec(paragraph) ?? [];
  return name ? { name, cue } : null;
}
