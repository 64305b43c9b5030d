// The head of a file, its title and settings, stays when all that is written below is replaced: who comes from Word selects all, and pastes.
import { selectAll } from "@codemirror/commands";
import { frontMatterEnd } from "./outline.js";

/** Where what is written below the head begins; 0 when the file has none, or nothing closes it. */
function headEnd(doc) {
  const last = frontMatterEnd(doc);
  return last > 1 && last < doc.lines && doc.line(last).text.trim() === "---" ? doc.line(last + 1).from : 0;
}

/** All but the head; asked for again, all. */
export function selectBelow(view) {
  const { doc, selection } = view.state;
  const from = headEnd(doc);
  if (!from || (selection.main.from === from && selection.main.to === doc.length)) return selectAll(view);
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
