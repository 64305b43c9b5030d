// In a text to complete, the words that are selected become a gap where they are; without any, it goes where the cursor is. Without this file, the button finds
// the right answer in the text once it is sent, or puts the gap at the end.
const Gaps = /\{\{[^{}]*\}\}/g;

const bare = (words) => words.split(/[\s|{}]+/).filter(Boolean).join(" ");
const isInWord = (letter) => /[\p{L}\p{N}]/u.test(letter ?? "");

class GapMaker extends HTMLElement {
  #form;
  #text;
  #right;
  #decoys;
  #feedback;
  #gaps;
  #proposed = "";
  #hasCursor = false;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#text = document.getElementById(this.getAttribute("for"));
    this.#feedback = document.getElementById(this.getAttribute("feedback"));
    [this.#right, this.#decoys] = [this.querySelector("input"), this.querySelector("textarea")];
    this.#gaps = this.#written();
    this.querySelector("[data-hint]").textContent = this.dataset.hint;
    this.querySelector("button").addEventListener("click", this.#make);
    this.#right.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.#make(event);
    });
    this.#text.addEventListener("change", this.#align);
    // What was kept on this device has its feedback in its place already.
    this.#form.addEventListener("resumed", this.#name);
    document.addEventListener("selectionchange", this.#propose);
    this.#text.addEventListener("select", this.#propose);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.#propose);
  }

  #written() {
    return [...this.#text.value.matchAll(Gaps)];
  }

  /** The words that are selected, without the spaces around them; where the cursor is when there are none, out of any gap. */
  #place() {
    const { value, selectionStart, selectionEnd } = this.#text;
    const words = value.slice(selectionStart, selectionEnd);
    const start = selectionStart + (words.length - words.trimStart().length);
    const end = start + words.trim().length;
    const met = this.#written().find((gap) => start < gap.index + gap[0].length && Math.max(end, start + 1) > gap.index && !(start === end && start === gap.index));
    return met ? [met.index + met[0].length, met.index + met[0].length] : [start, end];
  }

  #propose = () => {
    if (document.activeElement !== this.#text) return;
    this.#hasCursor = true;
    const words = bare(this.#text.value.slice(...this.#place()));
    // What the author wrote there stays.
    if (this.#right.value === this.#proposed) this.#right.value = this.#proposed = words;
  };

  #make = (event) => {
    event.preventDefault();
    const right = bare(this.#right.value);
    const decoys = this.#decoys.value.split("\n").map(bare).filter(Boolean);
    if (!right) return this.#say(this.dataset.wordless, this.#hasCursor ? this.#right : this.#text);
    if (decoys.length === 0) return this.#say(this.dataset.decoyless, this.#decoys);
    this.#align();
    const [start, end] = this.#hasCursor ? this.#place() : this.#find(right);
    const { value } = this.#text;
    const isAlone = start === end;
    const before = isAlone && start > 0 && !/[\s(«“"’'\u00A0-]/.test(value[start - 1]) ? " " : "";
    const after = isAlone && isInWord(value[end]) ? " " : "";
    this.#write(start, end, `${before}{{${[right, ...decoys].join("|")}}}${after}`, after.length);
    this.#align();
    this.#right.value = this.#decoys.value = this.#proposed = "";
    const number = this.#written().findIndex((gap) => gap.index >= start) + 1;
    this.#say(this.dataset.made.replace("{0}", number).replace("{1}", right), this.#text);
  };

  // Whole words, out of any gap; else the end.
  #find(words) {
    const { value } = this.#text;
    const gaps = this.#written();
    for (let at = value.indexOf(words); at >= 0; at = value.indexOf(words, at + words.length)) {
      const end = at + words.length;
      const isInGap = gaps.some((gap) => at >= gap.index && at < gap.index + gap[0].length);
      if (!isInGap && !isInWord(value[at - 1]) && !isInWord(value[end])) return [at, end];
    }
    return [value.trimEnd().length, value.length];
  }

  // As if it were typed, so that it can be undone; the cursor is after it, and the sentence goes on.
  #write(start, end, words, back) {
    this.#text.focus();
    this.#text.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      this.#text.setRangeText(words, start, end, "end");
      this.#text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const at = start + words.length - back;
    this.#text.setSelectionRange(at, at);
  }

  /** Feedback stays with its gap, whatever was written before it. That of a gap which is gone is kept at the end, while it says something. */
  #align = () => {
    const [old, now] = [this.#gaps.map(String), this.#written().map(String)];
    let first = 0;
    while (first < Math.min(old.length, now.length) && old[first] === now[first]) first++;
    let last = 0;
    while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last++;
    const fields = this.#fields;
    const changed = fields.slice(first, old.length - last);
    const wanted = now.length - last - first;
    const stay = changed.slice(0, wanted);
    while (stay.length < wanted) stay.push(this.#blank());
    const gone = [...fields.slice(old.length), ...changed.slice(wanted)].filter((field) => field.querySelector("textarea").value.trim());
    for (const field of fields) field.remove();
    this.#feedback.append(...fields.slice(0, first), ...stay, ...fields.slice(old.length - last, old.length), ...gone);
    this.#name();
  };

  get #fields() {
    return [...this.#feedback.querySelectorAll(":scope > .of-gap")];
  }

  #blank() {
    return this.#feedback.querySelector("template").content.firstElementChild.cloneNode(true);
  }

  #name = () => {
    this.#gaps = this.#written();
    const fields = this.#fields;
    for (const [i, field] of fields.entries()) {
      const [label, hint, area] = ["label", ".hint", "textarea"].map((selector) => field.querySelector(selector));
      const gap = this.#gaps[i]?.[0];
      area.id = area.name = label.htmlFor = `row-${i}-feedback`;
      label.textContent = (gap ? this.dataset.gap : this.dataset.gone)
        .replace("{0}", i + 1)
        .replace("{1}", gap?.slice(2, -2).split("|").map((answer) => answer.trim()).join(" / "));
      if (hint) {
        hint.id = `${area.id}-hint`;
        hint.hidden = !gap;
        area.setAttribute("aria-describedby", hint.id);
      }
    }
    this.#feedback.querySelector(":scope > p").hidden = fields.length > 0;
    this.#form.elements.rows.value = fields.length;
  };

  #say(words, field) {
    this.querySelector("[role=status]").textContent = words;
    field.focus();
  }
}

customElements.define("gap-maker", GapMaker);
