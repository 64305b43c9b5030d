// What is selected, as whole paragraphs: what a box goes around, what becomes a self-check.
import { pickedCompletion, snippet } from "@codemirror/autocomplete";
import { ChangeSet } from "@codemirror/state";
import { boxEnd, frontMatterEnd, isBlank } from "./outline.js";

const isFence = (text) => text.startsWith(":::");

/** The paragraphs that the selection touches, below the front matter; null when nothing is selected, or when a box begins or ends among them. */
export function selectedParagraphs({ doc, selection: { main } }) {
  if (main.empty) return null;
  const matter = frontMatterEnd(doc);
  const text = (number) => doc.line(number).text;
  let first = Math.max(doc.lineAt(main.from).number, matter + 1);
  let last = doc.lineAt(main.to).number;
  // Whole lines that are selected end at the start of the next.
  if (last > first && doc.line(last).from === main.to) last--;
  while (first <= last && isBlank(text(first))) first++;
  while (last >= first && isBlank(text(last))) last--;
  if (first > last) return null;
  const goesOn = (number) => number > matter && number <= doc.lines && !isBlank(text(number)) && !isFence(text(number));
  if (goesOn(first)) while (goesOn(first - 1)) first--;
  if (goesOn(last)) while (goesOn(last + 1)) last++;
  for (let number = first; number <= last; number++) if (isFence(text(number))) return null;
  return { from: doc.line(first).from, to: doc.line(last).to, isBoxed: boxEnd(doc, first) > 0 };
}

/** What goes around others: its first line, what stands before each of theirs, and its last line, if any. Null for what holds its own words alone. */
export function containerOf(template) {
  const lines = template.split("\n");
  if (isFence(lines[0])) return { head: lines[0], mark: "", tail: lines.at(-1), isBox: true };
  return /^> \[!\w+\]$/.test(lines[0]) ? { head: lines[0], mark: "> ", tail: null, isBox: false } : null;
}

/** « **Exemple :** », « Exemple. », and « Exemple » alone on its line: what the box says by itself. */
const EXAMPLE = /^(?:\*\*(?:exemples?|examples?)\s*(?:[:.]\s*\*\*|\*\*\s*[:.])\s*|(\*\*)?(?:exemples?|examples?)\s*[:.]\s*|\*{0,2}(?:exemple|example)\*{0,2}\s*$)/i;

/** What is selected says again what kind of box it is put in: from its first letter to the first that then has a capital. Null when it doesn’t. */
export function saidByBox(doc, { from, to }, { head }) {
  const { text } = doc.lineAt(from);
  const [said, bold = ""] = (/^:::(?:exemple|example)\b/.test(head) && EXAMPLE.exec(text)) || [];
  if (!said) return null;
  let start = from + said.length;
  // Alone on its line, it goes with the line.
  while (start < to && /\s/.test(doc.sliceString(start, start + 1))) start++;
  if (start >= to) return null;
  const [words] = /^(?:\*{1,2}|[«“"(]\s?)*\p{Ll}?/u.exec(doc.sliceString(start, Math.min(to, start + 12)));
  return { from, to: start + words.length, insert: bold + words.slice(0, -1) + words.slice(-1).toUpperCase() };
}

/** Puts a container around paragraphs, a blank line on both sides; its title is then to be written.
 *  @param said what of them the container says by itself */
export function putAround(view, completion, { from, to }, { head, mark, tail }, numbered, said) {
  const { doc } = view.state;
  const [before, after] = [doc.lineAt(from).number - 1, doc.lineAt(to).number + 1];
  const above = before > 0 && !isBlank(doc.line(before).text) ? "\n" : "";
  const below = after <= doc.lines && !isBlank(doc.line(after).text) ? "\n" : "";
  const marks = mark ? marksOn(doc, from, to, mark) : [];
  const at = from + above.length;
  view.dispatch({
    changes: ChangeSet.of([{ from, insert: `${above}\n` }, ...(said ? [said] : []), ...marks, { from: to, insert: (tail ? `\n${tail}` : "") + below }], doc.length),
    selection: { anchor: at },
    annotations: pickedCompletion.of(completion),
    scrollIntoView: true,
  });
  snippet(numbered(head))(view, null, at, at);
}

function marksOn(doc, from, to, mark) {
  const marks = [];
  for (let { number } = doc.lineAt(from); number <= doc.lineAt(to).number; number++) {
    const line = doc.line(number);
    marks.push({ from: line.from, insert: isBlank(line.text) ? mark.trimEnd() : mark });
  }
  return marks;
}
