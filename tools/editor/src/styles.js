// Colours are the site's own, so that dark pages, high contrast and print need nothing here. Contrast holds wherever training.css changes them together.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { StyleModule } from "style-mod";
import { tags } from "./tags.js";

const sheets = new Map();

// The site's policy forbids <style>; sheets that a script makes rule by rule are allowed, and CodeMirror uses them only inside shadow roots.
StyleModule.mount = (root, modules) => {
  const wanted = [modules].flat().map((module) => {
    if (!sheets.has(module)) {
      const sheet = new CSSStyleSheet();
      for (const rule of module.rules) sheet.insertRule(rule, sheet.cssRules.length);
      sheets.set(module, sheet);
    }
    return sheets.get(module);
  });
  const others = root.adoptedStyleSheets.filter((sheet) => !wanted.includes(sheet));
  root.adoptedStyleSheets = [...others, ...wanted];
};

const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';
const directive = { fontWeight: "600", backgroundColor: "var(--sunk)", borderRadius: "3px" };

const highlighting = HighlightStyle.define([
  { tag: tags.mark, color: "var(--soft)" },
  { tag: tags.key, color: "var(--act)", fontWeight: "600" },
  { tag: tags.value, color: "var(--moss)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.title, color: "var(--ink)", fontWeight: "700", textDecoration: "underline", textDecorationColor: "var(--line)", textUnderlineOffset: ".25em" },
  { tag: tags.id, color: "var(--soft)" },
  { tag: tags.feedback, color: "var(--soft)" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.link, color: "var(--act)", textDecoration: "underline", textUnderlineOffset: ".2em" },
  { tag: tags.box, color: "var(--lamp-ink)", fontWeight: "600" },
  { tag: tags.right, color: "var(--moss)", fontWeight: "700" },
  { tag: tags.wrong, color: "var(--soft)" },
  { tag: tags.name, color: "var(--act)", fontWeight: "700" },
  { tag: tags.layer, color: "var(--lamp-ink)", fontWeight: "600" },
  { tag: tags.cue, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.expression, color: "var(--berry)" },
  { tag: tags.directive, color: "var(--soft)", ...directive },
  { tag: tags.score, color: "var(--act)", ...directive },
  { tag: tags.memory, color: "var(--moss)", ...directive },
  { tag: tags.condition, color: "var(--lamp-ink)", ...directive },
  { tag: tags.shape, color: "var(--ink)", ...directive },
  { tag: tags.channel, color: "var(--act-deep)", fontStyle: "italic", ...directive },
  { tag: tags.grave, color: "var(--berry)", ...directive },
]);

/** Where what is written is text to read: its headings are seen as such, and its signs are quiet. */
const prose = HighlightStyle.define([
  { tag: tags.title, color: "var(--ink)", fontWeight: "700" },
  { tag: tags.title2, color: "var(--ink)", fontFamily: "var(--serif)", fontWeight: "650", fontSize: "1.5rem", lineHeight: "1.3" },
  { tag: tags.title3, color: "var(--ink)", fontFamily: "var(--serif)", fontWeight: "650", fontSize: "1.25rem", lineHeight: "1.3" },
  { tag: tags.title4, color: "var(--ink)", fontFamily: "var(--serif)", fontWeight: "650", fontSize: "1.125rem", lineHeight: "1.3" },
  { tag: tags.comment, color: "var(--soft)", fontFamily: MONOSPACE, fontSize: ".9375rem" },
  { tag: tags.key, color: "var(--soft)" },
  { tag: tags.value, color: "var(--ink)" },
  { tag: tags.id, color: "var(--soft)", fontSize: ".875rem", fontFamily: "var(--sans)", fontWeight: "400" },
  { tag: tags.feedback, color: "var(--ink)", fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.link, color: "var(--act)", textDecoration: "underline", textUnderlineOffset: ".2em" },
  { tag: tags.box, color: "var(--lamp-ink)", fontWeight: "650" },
  { tag: tags.right, color: "var(--moss)", fontWeight: "700" },
  { tag: tags.directive, color: "var(--soft)", ...directive },
  { tag: tags.mark, color: "var(--soft)", fontFamily: "var(--sans)", fontWeight: "400", fontStyle: "normal" },
]);

const theme = EditorView.theme({
  "&": { border: "1px solid var(--edge)", borderRadius: "var(--r)", backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "1rem" },
  "&.cm-focused": { outline: "3px solid var(--ink)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: MONOSPACE, lineHeight: "1.55", minHeight: "12rem", maxHeight: "75vh" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "var(--s2)" },
  ".cm-line": { paddingInline: "var(--s2)" },
  ".cm-gutters": { backgroundColor: "var(--sunk)", color: "var(--soft)", borderInlineEnd: "1px solid var(--line)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.5em", paddingInline: "var(--s1)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--lamp-soft) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--lamp-soft)", color: "var(--ink)" },
  "&.cm-prose .cm-scroller": { fontFamily: "var(--sans)", fontSize: "1.0625rem", lineHeight: "1.6" },
  "&.cm-prose .cm-gutters": { backgroundColor: "transparent", borderInlineEnd: "0", fontSize: ".75rem" },
  "&.cm-prose .cm-lineNumbers .cm-gutterElement": { lineHeight: "1.7rem" },
  "&.cm-prose .cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-head": { padding: "var(--s2) var(--s3)", fontFamily: "var(--sans)", fontSize: "var(--small)", color: "var(--soft)", overflowWrap: "anywhere" },
  ".cm-head a": { color: "var(--act)" },
  ".cm-snippetField": { backgroundColor: "var(--lamp-soft)" },
  ".cm-specialChar": { color: "var(--berry)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--lamp-soft)" },
  ".cm-searchMatch": { backgroundColor: "var(--lamp-soft)", outline: "1px solid var(--edge)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--lamp)", color: "#14303a" },
  ".cm-searchMatch-selected *": { color: "#14303a" },

  // — problems —
  ".cm-gutter-lint": { width: "1.25em" },
  ".cm-lint-marker": { content: "normal", width: "auto", height: "auto", fontWeight: "700", textAlign: "center", lineHeight: "inherit" },
  ".cm-lint-marker-error": { color: "var(--berry)" },
  ".cm-lint-marker-error::before": { content: '"✕"' },
  ".cm-lint-marker-warning": { color: "var(--lamp-ink)" },
  ".cm-lint-marker-warning::before": { content: '"!"' },
  ".cm-lintRange": { textDecorationLine: "underline", textDecorationThickness: "2px", textUnderlineOffset: ".2em", backgroundImage: "none", paddingBottom: "0" },
  ".cm-lintRange-error": { textDecorationStyle: "wavy", textDecorationColor: "var(--berry)" },
  ".cm-lintRange-warning": { textDecorationStyle: "dotted", textDecorationColor: "var(--lamp-ink)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--berry)" },
  ".cm-diagnostic": { padding: "var(--s2) var(--s3)", fontFamily: "var(--sans)", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderInlineStart: "5px solid var(--berry)" },
  ".cm-diagnostic-warning": { borderInlineStart: "5px dotted var(--lamp-ink)" },
  ".cm-problem": { padding: "var(--s2) var(--s3)", fontFamily: "var(--sans)", fontSize: "var(--small)" },
  ".cm-problem.error": { backgroundColor: "var(--berry-soft)", color: "var(--berry)" },
  ".cm-problem.warning": { backgroundColor: "var(--lamp-soft)", color: "var(--lamp-ink)" },

  // — remarks —
  ".cm-remarks": { width: "1.25em", cursor: "pointer" },
  ".cm-remark-mark::before": { content: '"❝"', color: "var(--act)", fontWeight: "700" },
  ".cm-remarked": { boxShadow: "inset 3px 0 var(--act)" },
  ".cm-remark-words": { padding: "var(--s2) var(--s3)", borderInlineStart: "5px solid var(--act)", fontFamily: "var(--sans)", fontSize: "var(--small)", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },

  // — completion —
  ".cm-tooltip": { border: "1px solid var(--edge)", borderRadius: "var(--r)", backgroundColor: "var(--surface)", color: "var(--ink)", maxWidth: "min(34rem, 94vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: MONOSPACE, fontSize: ".9375rem", maxHeight: "min(18rem, 45vh)", maxWidth: "94vw" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "var(--s1) var(--s2)", minHeight: "1.75rem", whiteSpace: "normal" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--act)", color: "var(--act-ink)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > completion-section": { padding: "var(--s1) var(--s2)", borderBottom: "1px solid var(--line)", opacity: "1", color: "var(--soft)", fontFamily: "var(--sans)" },
  "&.cm-prose .cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", fontSize: "1rem", maxHeight: "min(26rem, 55vh)", minWidth: "min(24rem, 90vw)" },
  "&.cm-prose .cm-tooltip.cm-tooltip-autocomplete > ul > completion-section": { whiteSpace: "normal", lineHeight: "1.35", fontSize: "var(--small)" },
  "&.cm-prose .cm-completionDetail": { display: "block", marginInlineStart: "0", fontSize: "var(--small)", color: "var(--soft)", lineHeight: "1.35" },
  "&.cm-prose li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecorationThickness: "2px" },
  ".cm-completionDetail": { marginInlineStart: ".75em", fontStyle: "normal", fontFamily: "var(--sans)" },

  // — search —
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "var(--s2)", paddingInlineEnd: "2.5rem", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search :is(input, button, label)": { fontSize: "var(--small)", minHeight: "1.75rem" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "var(--s1)", marginInlineEnd: "var(--s2)" },
  ".cm-panel.cm-search [name=close]": { width: "2rem", height: "2rem", fontSize: "1.25rem" },
  ".cm-textfield": { backgroundColor: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "var(--r)", color: "inherit", maxWidth: "100%" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "var(--r)", color: "inherit", padding: "0 var(--s2)" },

  "@media (forced-colors: active)": {
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "Highlight", color: "HighlightText", forcedColorAdjust: "none" },
    ".cm-activeLine": { outline: "1px dotted CanvasText" },
  },
});

/** What surrounds the editor: its buttons, what it says, the page beside it. */
export const surroundings = new StyleModule({
  ".editor-tools": { display: "flex", flexWrap: "wrap", gap: "var(--s2)", marginBlock: "var(--s2)" },
  ".editor-tools button, .editor-notice button": {
    minHeight: "2.25rem",
    padding: "0 var(--s3)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--r)",
    background: "var(--surface)",
    fontSize: "var(--small)",
  },
  ".editor-tools button[aria-pressed=true]": { background: "var(--act)", color: "var(--act-ink)" },
  "@media (forced-colors: active)": { ".editor-tools button[aria-pressed=true]": { outline: "3px solid Highlight" } },
  ".editor-keys": { fontSize: "var(--small)", color: "var(--soft)", marginTop: "var(--s2)" },
  ".editor-notice": { padding: "var(--s3) var(--s4)", marginBlock: "var(--s2)", border: "1px solid var(--lamp-ink)", borderRadius: "var(--r)", background: "var(--lamp-soft)", color: "var(--lamp-ink)" },
  ".editor-notice .choices": { display: "flex", flexWrap: "wrap", gap: "var(--s2)", marginTop: "var(--s2)" },
  ".editor-notice button": { color: "var(--ink)" },
  ".editor-notice pre": { maxHeight: "40vh", overflow: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere", background: "var(--surface)", color: "var(--ink)", padding: "var(--s3)", marginTop: "var(--s2)", fontFamily: MONOSPACE, fontSize: ".9375rem" },
  ".editor-notice ins": { background: "var(--moss-soft)", color: "var(--moss)", textDecoration: "underline" },
  ".editor-side": { display: "grid", gridTemplateColumns: "minmax(0, 1fr)" },
  "[data-editor-form] > *": { minWidth: "0" },
  "[data-editor-preview] iframe": { display: "block", width: "100%", height: "75vh", minHeight: "12rem", border: "1px solid var(--edge)", borderRadius: "var(--r)", background: "var(--paper)" },
  "@media (max-width: 40rem)": { ".editor-keys": { display: "none" } },
  "@media (max-width: 63.99rem)": { ".editor-side.with-preview > .cm-editor": { display: "none !important" } },
});

/** @param isProse {boolean} whether it is text to read */
export const stylesOf = (isProse) => [
  theme,
  syntaxHighlighting(isProse ? prose : highlighting),
  isProse ? EditorView.editorAttributes.of({ class: "cm-prose" }) : [],
];
export const mountSurroundings = () => StyleModule.mount(document, surroundings);
