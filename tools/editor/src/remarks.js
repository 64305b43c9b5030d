// What is said of lines: a mark beside each such line, its words under the text while the cursor is there, and the way from one to the other and back.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, keymap, showPanel } from "@codemirror/view";
import { fill } from "./texts.js";

const LONGEST_WAIT = 30_000;

const place = StateEffect.define();

/** Each as it moves with its line: `{ id, pos, words }`, in the order of the text. */
const said = StateField.define({
  create: () => [],
  update(all, transaction) {
    const placed = transaction.effects.findLast((effect) => effect.is(place));
    if (placed) return placed.value;
    return transaction.docChanged ? all.map((one) => ({ ...one, pos: transaction.changes.mapPos(one.pos, 1) })) : all;
  },
});

const starts = (state) => [...new Set(state.field(said).map(({ pos }) => state.doc.lineAt(pos).from))].sort((a, b) => a - b);

/** What is said of the line at a place of the text. */
const ofLine = (state, at) => {
  const { from, to } = state.doc.lineAt(at);
  return state.field(said).filter(({ pos }) => pos >= from && pos <= to);
};

const mark = new (class extends GutterMarker {
  elementClass = "cm-remark-mark";
})();

const line = Decoration.line({ class: "cm-remarked" });

const panels = new Map();

/** The same words have the same panel: it isn't made again with each move of the cursor. */
function panelOf(words) {
  if (!panels.has(words))
    panels.set(words, () => ({ dom: Object.assign(document.createElement("div"), { className: "cm-remark-words", textContent: words }) }));
  return panels.get(words);
}

export class Remarks {
  #view;
  #section;
  #form;
  #texts;
  #saving;
  #showText;
  #state;
  #isSending = false;
  /** Where the line stands that a remark is being written of; null when its author typed another number. */
  #about = null;

  constructor({ view, section, form, texts, saving, showText }) {
    [this.#view, this.#section, this.#form, this.#texts, this.#saving, this.#showText] = [view, section, form, texts, saving, showText];
    this.button = Object.assign(document.createElement("button"), { type: "button", textContent: section.dataset.textHere });
    this.button.addEventListener("click", () => this.#comment());
    view.dispatch({ effects: StateEffect.appendConfig.of(this.#extension()) });
    this.#read();
    form.addEventListener("submit", (event) => {
      if (!section.contains(event.submitter)) return;
      event.preventDefault();
      this.#send(event.submitter);
    });
    section.addEventListener("input", (event) => {
      if (event.target === this.#field("remark-line")) this.#about = null;
    });
    addEventListener("beforeunload", (event) => {
      if (!saving.isLeaving && this.#fields().some((field) => field.type !== "text" && field.value.trim())) event.preventDefault();
    });
  }

  #extension() {
    return [
      said,
      gutter({
        class: "cm-remarks",
        markers: ({ state }) => RangeSet.of(starts(state).map((from) => mark.range(from))),
        lineMarkerChange: (update) => update.startState.field(said) !== update.state.field(said),
        domEventHandlers: { click: (view, { from }) => this.#open(from) },
      }),
      EditorView.decorations.compute([said, "doc"], (state) => RangeSet.of(starts(state).map((from) => line.range(from)))),
      showPanel.compute([said, "doc", "selection"], (state) => {
        const here = ofLine(state, state.selection.main.head);
        return here.length ? panelOf(here.map(({ words }) => words).join(" ")) : null;
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        if (this.#about !== null) this.#about = update.changes.mapPos(this.#about, 1);
        this.#number();
      }),
      keymap.of([
        { key: "F9", run: () => this.#step(1) },
        { key: "Shift-F9", run: () => this.#step(-1) },
        { key: "Ctrl-F9", run: () => this.#comment() },
      ]),
    ];
  }

  /** What the page says of the lines, as it came or came again. */
  #read() {
    this.#state = this.#section.querySelector("[data-remark-state]");
    // Said by the editor, which has a place for it that stays.
    this.#state.removeAttribute("role");
    const { doc } = this.#view.state;
    const all = [...this.#section.querySelectorAll("[data-remark-at]")].map((article) => {
      const words = [...article.querySelectorAll("[data-remark-text]")].map((text) => `${text.textContent} – ${text.nextElementSibling.textContent}`);
      return { id: article.id, pos: doc.line(this.#lineOf(doc, article)).from, words: words.join(" ") };
    });
    this.#view.dispatch({ effects: place.of(all.sort((a, b) => a.pos - b.pos)) });
    this.#number();
  }

  /** The site knows the lines as they are saved; what is typed here may already have moved them. */
  #lineOf(doc, article) {
    const number = Math.min(Number(article.dataset.remarkAt), doc.lines);
    const quote = article.querySelector("blockquote").textContent;
    const says = (at) => doc.line(at).text.trim().startsWith(quote);
    if (!quote || says(number)) return number;
    for (let away = 1; away < doc.lines; away++)
      for (const at of [number - away, number + away]) if (at > 0 && at <= doc.lines && says(at)) return at;
    return number;
  }

  /** Each remark's title leads to its line. */
  #number() {
    const { doc } = this.#view.state;
    for (const { id, pos } of this.#view.state.field(said)) {
      const { number } = doc.lineAt(pos);
      const title = this.#section.querySelector(`#${id} [data-remark-place]`);
      if (title?.firstElementChild?.dataset.line === String(number)) continue;
      const link = Object.assign(document.createElement("a"), { href: `${location.pathname}#L${number}`, textContent: fill(this.#section.dataset.textLine, number) });
      link.dataset.line = number;
      title?.replaceChildren(link);
    }
    if (this.#about !== null) this.#field("remark-line").value = doc.lineAt(this.#about).number;
  }

  #field(name) {
    return this.#section.querySelector(`[name="${name}"]`);
  }

  #fields() {
    return [...this.#section.querySelectorAll("textarea, input:not([type=hidden])")];
  }

  #step(direction) {
    const { state } = this.#view;
    const here = state.doc.lineAt(state.selection.main.head).from;
    const places = starts(state);
    if (!places.length) {
      this.#announce(this.#texts.noRemark);
      return true;
    }
    const next = direction > 0 ? (places.find((from) => from > here) ?? places[0]) : (places.findLast((from) => from < here) ?? places.at(-1));
    const words = ofLine(state, next).map((one) => one.words);
    this.#view.dispatch({
      selection: { anchor: next },
      effects: [
        EditorView.scrollIntoView(next, { y: "center" }),
        EditorView.announce.of(fill(this.#texts.line, state.doc.lineAt(next).number, words.join(" "))),
      ],
    });
    return true;
  }

  /** From a line to what is said of it; false when that is nothing. */
  #open(at) {
    const [first] = ofLine(this.#view.state, at);
    const article = first && document.getElementById(first.id);
    if (!article) return false;
    const answer = article.querySelector("details");
    answer.open = true;
    answer.querySelector("textarea").focus();
    article.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** What is said of the cursor's line, or else a new remark of it. */
  #comment() {
    this.#showText();
    const { state } = this.#view;
    const { head } = state.selection.main;
    if (this.#open(head)) return true;
    this.#about = state.doc.lineAt(head).from;
    this.#number();
    this.#field("remark").closest("details")?.setAttribute("open", "");
    this.#field("remark").focus();
    return true;
  }

  async #send(button) {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      // The line as it is here is then the line as the site has it.
      await this.#saving.arrive();
      await this.#post(button);
    } finally {
      this.#isSending = false;
    }
  }

  async #post(button, isRenewed = false) {
    const body = new FormData(this.#form);
    // The text is saved by itself, and sees there what others wrote.
    body.delete("text");
    if (button.name) body.append(button.name, button.value);
    const { doc } = this.#view.state;
    const number = /^\s*\d+\s*$/.test(body.get("remark-line")) ? Number(body.get("remark-line")) : 0;
    if (number > 0 && number <= doc.lines) body.set("remark-excerpt", doc.line(number).text);
    let response = null;
    let page = null;
    try {
      response = await fetch(this.#form.action, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "X-Requested-With": "fetch" },
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      // No line: what was typed is still there, and is sent with the same id.
    }
    if (!isRenewed && (response?.status === 400 || response?.status === 401) && (await this.#saving.renewToken())) return this.#post(button, true);
    const next = page?.querySelector("[data-editor-remarks]");
    if (!next) return this.#say(response?.status === 401 ? this.#texts.signedOut : this.#section.dataset.textNotSent);
    this.#replace(next, body);
    const wrong = this.#section.querySelector("[aria-invalid]");
    if (wrong) {
      this.#say(document.getElementById(wrong.getAttribute("aria-describedby")).textContent);
      wrong.focus();
      return;
    }
    this.#say(this.#section.dataset.textDone);
    if (this.#about === null) (this.#section.querySelector("h2") ?? this.#section.querySelector("summary")).focus();
    else this.#view.focus();
    this.#about = null;
  }

  /** What was typed while it was being sent stays. */
  #replace(next, sent) {
    const later = this.#fields().filter(({ name, value }) => value.replaceAll("\r\n", "\n") !== (sent.get(name) ?? "").replaceAll("\r\n", "\n"));
    this.#section.replaceChildren(...next.childNodes);
    for (const { name, value } of later) {
      const field = this.#field(name);
      if (!field) continue;
      field.value = value;
      field.closest("details")?.setAttribute("open", "");
    }
    this.#read();
  }

  #say(words) {
    this.#state.textContent = words;
    this.#announce(words);
  }

  #announce(words) {
    this.#view.dispatch({ effects: EditorView.announce.of(words) });
  }
}
