// What is found in the text itself as it is being written: the server knows only what was saved.

/** As the site makes ids of titles: without accents or capitals, words joined by hyphens. */
export const slugOf = (title) =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

const pairs = (text) =>
  text
    .split(",")
    .map((part) => /^\s*["']?(.+?)["']?\s*:\s*["']?([^"']*?)["']?\s*$/.exec(part))
    .filter(Boolean)
    .map(([, key, value]) => [key, value]);

/** The names that one line of front matter gives to people: `cast: { Julie: julie }`. */
export const castIn = (line) => pairs(/^cast:\s*\{(.*?)\}?\s*$/.exec(line)?.[1] ?? "");

/** Where the front matter ends: the number of its last line, 0 when there is none. */
export function frontMatterEnd(doc) {
  if (doc.line(1).text.trim() !== "---") return 0;
  for (let number = 2; number <= doc.lines; number++) if (doc.line(number).text.trim() === "---") return number;
  return doc.lines;
}

export const isBlank = (text) => !text.trim();

/** Where the box that a line stands in ends: the number of its last line, 0 outside of any. */
export function boxEnd(doc, number) {
  let isOpen = false;
  for (let at = frontMatterEnd(doc) + 1; at <= doc.lines; at++) {
    const { text } = doc.line(at);
    if (/^:::\s*\p{L}/u.test(text)) isOpen = at <= number;
    else if (/^:::\s*$/.test(text)) {
      if (isOpen && at >= number) return at;
      isOpen = false;
    }
    if (at > number && !isOpen) return 0;
  }
  return 0;
}

/** Where one begins to write: the first words below the front matter. */
export function bodyStart(doc) {
  let number = frontMatterEnd(doc) + 1;
  while (number <= doc.lines && !doc.line(number).text.trim()) number++;
  return number <= doc.lines ? doc.line(number).from : doc.length;
}

/** @returns {Record<string, string>} each key of the front matter and the rest of its line, with indented lines after it */
export function frontMatter(doc) {
  const found = {};
  let last = null;
  const end = frontMatterEnd(doc);
  for (let number = 2; number < end; number++) {
    const { text } = doc.line(number);
    const [, key, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
    if (key) found[(last = key)] = value;
    else if (last) found[last] += `\n${text}`;
  }
  return found;
}

const listed = (text = "") => [...text.matchAll(/[\p{L}\d][\p{L}\d._-]*/gu)].map(([word]) => word);

/** What the front matter declares. Cast may be in braces or one a line. */
export function declared(doc) {
  const matter = frontMatter(doc);
  const block = (text = "") => pairs(text.replace(/^\s*\{|\}\s*$/g, "").replaceAll("\n", ","));
  return {
    matter,
    cast: block(matter.cast),
    gauges: block(matter.gauges).map(([name]) => name),
    facts: listed(matter.facts),
    competencies: (matter.competencies ?? "").match(/C\d+/g) ?? [],
  };
}

/** @returns {{ id: string, title: string, line: number }[]} headings below the title, as places that links name */
export function headings(doc) {
  const found = [];
  let isFenced = false;
  for (let number = frontMatterEnd(doc) + 1; number <= doc.lines; number++) {
    const { text } = doc.line(number);
    if (/^\s*(```|~~~)/.test(text)) isFenced = !isFenced;
    const [, title] = (!isFenced && /^#{2,6}\s+(.*)$/.exec(text)) || [];
    if (title === undefined) continue;
    const [, id] = /\{#([^}\s]+)\}/.exec(title) ?? [];
    const words = title.replace(/\s*\{#[^}]*\}\s*$/, "");
    found.push({ id: id ?? slugOf(words), title: words, line: number });
  }
  return found;
}
