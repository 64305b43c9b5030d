// Reads one line at a time, as colours need. What a file means is for the checker to say.
import { StreamLanguage } from "@codemirror/language";
import { castIn } from "./outline.js";
import { tags } from "./tags.js";

const LAYER = /^(?:voix|bruit|visage|corps|décor|écran|voice|sound|face|body|place|screen)(?=\s*:)/;

const EMPHASES = [
  [/^\*\*[^*\n]+\*\*/, "**", "strong"],
  [/^\*[^*\s][^*\n]*\*/, "*", "emphasis"],
];

const KINDS_OF_DIRECTIVE = [
  ["grave", /^(critical|ending\b.*)$/],
  ["condition", /^(if|unless)\b/],
  ["score", /^(C\d+( [+-]?\d+)?|N[123])$/],
  ["channel", /^(freeze|camera (off|on)|cut|lag\b.*|crosses|channel\b.*)$/],
  ["shape", /^(act|interrupts|once|decide|on timeout|order|match|cloze|short|number|open|self-assessed|case|source|lesson)\b/],
  ["memory", /^(fact\b.*|[\p{L}\d-]+ [+-]?\d+)$/u],
];

export const kindOfDirective = (text) => KINDS_OF_DIRECTIVE.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? "directive";

function yaml(stream) {
  if (stream.sol() && stream.match(/^\s*(?:-\s+)?["']?[\p{L}\d’' .-]+["']?(?=\s*:(?:\s|$))/u)) return "key";
  if (stream.match(/^\s+/) || stream.match(/^[-:,[\]{}]+/)) return "mark";
  if (stream.match(/^#.*/)) return "comment";
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'[^']*'?/)) return "value";
  const directive = stream.match(/^`([^`]*)`/);
  if (directive) return kindOfDirective(directive[1]);
  if (stream.match(/^[\p{L}\d’'-]+(?=:\s)/u)) return "key";
  if (stream.match(/^(?:-?\d+(?:\.\d+)*|true|false|yes|no|all|none)(?=[\s,\]}]|$)/)) return "value";
  stream.match(/^[^\s,:[\]{}#"'`]+/) || stream.next();
  return null;
}

/** Of prose, the signs are one thing and what they set in bold or in italics another. */
function emphasised(stream, state) {
  const sign = state.emphasis === "strong" ? "**" : "*";
  if (stream.match(sign)) {
    state.emphasis = null;
    return "mark";
  }
  const { emphasis } = state;
  stream.match(/^[^*]+/) || stream.next();
  return emphasis;
}

function inline(stream, state) {
  if (state.emphasis) return emphasised(stream, state);
  const directive = stream.match(/^`([^`]*)`/);
  if (directive) return kindOfDirective(directive[1]);
  if (stream.match(/^\\./)) return "mark";
  if (stream.match(/^\[@[^\]]*\]/) || stream.match(/^\[\^[^\]\s]+\]:?/)) return "link";
  if (stream.match(/^\{#[^}\s]*\}/)) return "id";
  if (stream.match("{{")) {
    state.gap = "right";
    return "mark";
  }
  if (stream.match(/^\]\([^)\s]*(?:\s+"[^"]*")?\)/)) return "link";
  if (stream.match(/^!?\[(?=[^\]]*\]\()/)) return "link";
  for (const [pattern, sign, emphasis] of EMPHASES) {
    if (!stream.match(pattern, !state.isProse)) continue;
    if (!state.isProse) return emphasis;
    stream.match(sign);
    state.emphasis = emphasis;
    return "mark";
  }
  if (stream.match(/^\|/)) return "mark";
  stream.next();
  stream.match(/^[^`\\[\]{*|!]+/);
  return null;
}

function gap(stream, state) {
  if (stream.match("}}") || stream.eol()) {
    state.gap = null;
    return "mark";
  }
  if (stream.match("|")) {
    state.gap = "wrong";
    return "mark";
  }
  stream.match(/^[^|}]+/) || stream.next();
  return state.gap;
}

function cue(stream, state) {
  if (stream.match(/^\)\s*:?/)) {
    state.inCue = false;
    return "mark";
  }
  if (stream.match(LAYER)) return "layer";
  if (stream.match(/^#[\w-]+/)) return "expression";
  if (stream.match(/^[:;]\s*/)) return "mark";
  stream.match(/^\s+/) || stream.match(/^[^\s:;#)]+/) || stream.next();
  return "cue";
}

function startOfLine(stream, state, kind) {
  if (stream.match(/^\s*(`{3,}|~{3,})/)) {
    state.isFenced = !state.isFenced;
    stream.skipToEnd();
    return "comment";
  }
  if (state.isFenced) return null;
  const heading = stream.match(/^(#{1,6})\s/);
  if (heading) {
    state.line = state.isProse ? `title${Math.min(Math.max(heading[1].length, 2), 4)}` : "title";
    return state.isProse ? `${state.line} mark` : "title";
  }
  if (state.isProse && stream.match(/^:::\s?/)) {
    state.line = "box";
    return "mark";
  }
  if (stream.match(/^:::.*/)) return "box";
  if (stream.match(/^\s*>(?:\s*>)*\s?/)) {
    state.line = "feedback";
    return stream.match(/^\[![A-Z]+\]/) ? "box" : "mark";
  }
  if (stream.match(/^\s*[-*+]\s+\[[xX]\](?=\s)/)) return "right";
  if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[ \](?=\s))?/)) return "mark";
  if (kind === "scenario") {
    const name = state.cast.find((name) => stream.match(name + ":", false) || stream.match(name + " :", false) || stream.match(name + " (", false));
    if (name && stream.match(name)) {
      state.isNamed = true;
      return "name";
    }
  }
  return undefined;
}

/** Whether what is written is text to read, with few signs in it. */
export const isProse = (kind) => kind === "lesson" || kind === "aid";

/** @param kind {string} the page's word for the kind of file */
export const languageOf = (kind) =>
  StreamLanguage.define({
    name: kind,
    startState: () => ({
      part: kind === "playthroughs" ? "yaml" : "start",
      isProse: isProse(kind),
      line: null,
      emphasis: null,
      gap: null,
      inCue: false,
      isNamed: false,
      isFenced: false,
      cast: [],
    }),
    copyState: (state) => ({ ...state }),
    blankLine: (state) => {
      state.inCue = false;
      if (state.part === "start") state.part = "body";
    },
    token(stream, state) {
      if (stream.sol()) {
        [state.line, state.emphasis, state.gap, state.isNamed] = [null, null, null, false];
        if (state.part === "start") {
          state.part = stream.match(/^---\s*$/) ? "matter" : "body";
          if (state.part === "matter") return "mark";
        } else if (state.part === "matter") {
          if (stream.match(/^---\s*$/)) {
            state.part = "body";
            return "mark";
          }
          const cast = castIn(stream.string);
          if (cast.length) state.cast = [...state.cast, ...cast.map(([name]) => name)];
        }
      }
      if (state.part === "matter" || state.part === "yaml") return yaml(stream);
      if (state.inCue) return cue(stream, state);
      if (stream.sol()) {
        const token = startOfLine(stream, state, kind);
        if (token !== undefined && stream.pos > stream.start) return token;
      }
      if (state.isFenced) {
        stream.skipToEnd();
        return "comment";
      }
      if (state.isNamed) {
        state.isNamed = false;
        if (stream.match(/^ \(/)) {
          state.inCue = true;
          return "mark";
        }
        stream.match(/^\s?:/);
        return "mark";
      }
      if (state.gap) return gap(stream, state);
      return [state.line, inline(stream, state)].filter(Boolean).join(" ") || null;
    },
    tokenTable: tags,
    languageData: { wordChars: "-’" },
  });
