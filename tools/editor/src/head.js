// The head of a file, its title and settings, stays when all that is written below is replaced: who comes from Word selects all, and pastes.
// Of a lesson and of a job aid it is folded into a line that leads to its form: who writes there begins with words, not with code.
import { selectAll } from "@codemirror/commands";
import { Annotation, EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, showPanel } from "@codemirror/view";
import { frontMatter, frontMatterEnd, isBlank } from "./outline.js";
import { fill } from "./texts.js";

const unfold = StateEffect.define();

/** What is written into the head on purpose, though it isn’t seen. */
export const ofHead = Annotation.define();

/** The number of the line that closes the head; 0 when the file has none, or nothing closes it. */
function lastOf(doc) {
  const last = frontMatterEnd(doc);
  return last > 1 && last < doc.lines && doc.line(last).text.trim() === "---" ? last : 0;
}

/** Where what is written below the head begins; 0 when the file has none. A blank line under it is the head’s. */
export function headEnd(doc) {
  const last = lastOf(doc);
  if (!last) return 0;
  return doc.line(last + 1 < doc.lines && isBlank(doc.line(last + 1).text) ? last + 2 : last + 1).from;
}

const foldAll = Decoration.replace({ block: true });

/** Whether it is folded, and what then isn’t shown. */
const fold = StateField.define({
  create: ({ doc }) => foldOf(doc),
  update(folded, transaction) {
    if (folded === null || transaction.effects.some((effect) => effect.is(unfold))) return null;
    return transaction.docChanged ? foldOf(transaction.newDoc) : folded;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (folded) => folded?.shown ?? Decoration.none),
    EditorView.atomicRanges.of((view) => view.state.field(field)?.shown ?? Decoration.none),
  ],
});

function foldOf(doc) {
  const end = headEnd(doc);
  return end ? { end, shown: Decoration.set(foldAll.range(0, end - 1)) } : null;
}

const foldIn = (state) => state.field(fold, false) ?? null;

/** Shows the lines of the head, where they were folded. */
export function unfoldHead(view) {
  if (foldIn(view.state)) view.dispatch({ effects: unfold.of(null) });
}

/** Whether a line is one of the head’s. */
export const isOfHead = (doc, line) => line <= lastOf(doc);

/** What isn’t seen isn’t written over. What goes there by itself, such as a search or a link to a line, is shown. */
const guard = EditorState.transactionFilter.of((transaction) => {
  const folded = foldIn(transaction.startState);
  if (!folded || transaction.effects.some((effect) => effect.is(unfold))) return transaction;
  const isTyped = (transaction.isUserEvent("input") || transaction.isUserEvent("delete") || transaction.isUserEvent("move")) && !transaction.isUserEvent("input.replace");
  if (transaction.docChanged && isTyped) {
    const { doc } = transaction.startState;
    const fence = doc.line(lastOf(doc)).to;
    let isTouched = false;
    transaction.changes.iterChangedRanges((from) => (isTouched ||= from < fence));
    if (isTouched && !transaction.annotation(ofHead)) return [];
  }
  if (!transaction.selection) return transaction;
  const end = headEnd(transaction.newDoc);
  if (!end || transaction.selection.ranges.every(({ from }) => from >= end)) return transaction;
  const isSent = transaction.isUserEvent("select.search") || (!transaction.docChanged && !transaction.isUserEvent("select"));
  if (isSent && transaction.selection.main.head > 0) return [transaction, { effects: unfold.of(null) }];
  const below = (at) => Math.max(at, end);
  const ranges = transaction.selection.ranges.map(({ anchor, head }) => EditorSelection.range(below(anchor), below(head)));
  return [transaction, { selection: EditorSelection.create(ranges, transaction.selection.mainIndex), sequential: true }];
});

const words = (value = "") => value.trim().replace(/^(["'])(.*)\1$/s, "$2").replaceAll('\\"', '"');

/** @param address {string} the form of what is folded
 *  @param beforeLeaving {() => Promise<void>} */
export function foldingHead({ address, texts, beforeLeaving }) {
  const panel = (said) => () => {
    const dom = Object.assign(document.createElement("div"), { className: "cm-head" });
    const link = Object.assign(document.createElement("a"), { href: address, textContent: texts.changeHead });
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await beforeLeaving();
      location.assign(link.href);
    });
    dom.append(`${said} – `, link);
    return { dom, top: true };
  };
  /** The same words have the same panel. */
  let shown = { said: null };
  const panelOf = (state) => {
    if (!foldIn(state)) return null;
    const { title, duration, summary } = frontMatter(state.doc);
    const said = duration === undefined ? fill(texts.headTitle, words(title)) : fill(texts.headTitleAndTime, words(title), words(duration));
    const all = summary === undefined ? said : `${said} ${words(summary)}`;
    if (shown.said !== all) shown = { said: all, panel: panel(all) };
    return shown.panel;
  };
  return [fold, guard, showPanel.compute([fold, "doc"], panelOf)];
}

/** All but the head; asked for again, all, which is then seen. */
export function selectBelow(view) {
  const { doc, selection } = view.state;
  const from = headEnd(doc);
  if (!from || (selection.main.from === from && selection.main.to === doc.length)) {
    unfoldHead(view);
    return selectAll(view);
  }
  view.dispatch({ selection: { anchor: from, head: doc.length }, userEvent: "select" });
  return true;
}

/** Where a text from elsewhere goes: over what is selected, but for the head; a text that has a head of its own goes over both. */
export function placeFor({ doc, selection: { main } }, text) {
  const [head, bringsHead] = [headEnd(doc), /^---\r?\n/.test(text)];
  if (head && bringsHead && main.from === head && main.to === doc.length) return { from: 0, to: main.to };
  if (head && !bringsHead && main.from < head && main.to > head) return { from: head, to: main.to };
  return { from: main.from, to: main.to };
}
