// The page as a learner sees it, beside the text on a wide screen and in its place on a narrow one.
import { headings } from "./outline.js";

const PAUSE = 700;
const WIDE = matchMedia("(min-width: 64rem)");
const CHOICE = "editor:preview";

export class Preview {
  #frame = document.createElement("iframe");
  #section;
  #side;
  #button;
  #view;
  #post;
  #address;
  #timer;
  #asked = 0;
  #shown = null;
  #place = null;

  constructor({ view, section, side, button, address, post, texts }) {
    const beside = section.parentElement;
    [this.#view, this.#section, this.#side, this.#button] = [view, section, side, button];
    [this.#address, this.#post] = [address, post];
    // Nothing in it runs; its own styles load, because it stays of this site.
    this.#frame.setAttribute("sandbox", "allow-same-origin");
    this.#frame.title = texts.previewTitle;
    section.append(this.#frame);
    const settle = () => {
      if (WIDE.matches) beside.prepend(section);
      else side.append(section);
      // A frame that moves starts again.
      if (this.#shown !== null) this.#load();
    };
    WIDE.addEventListener("change", settle);
    settle();
    button.addEventListener("click", () => this.#choose(!this.isOpen));
    let chosen = null;
    try {
      chosen = localStorage.getItem(CHOICE);
    } catch {}
    // Where there is room for one alone, the text comes first.
    this.#open(WIDE.matches && chosen !== "closed");
  }

  get isOpen() {
    return !this.#section.hidden;
  }

  /** On a narrow screen the text is behind it. */
  showText() {
    if (this.isOpen && !WIDE.matches) this.#open(false);
  }

  changed() {
    if (!this.isOpen) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#ask, PAUSE);
  }

  /** Goes where the cursor is, when that is another place than before. */
  follow() {
    if (!this.isOpen || !this.#shown) return;
    const { number } = this.#view.state.doc.lineAt(this.#view.state.selection.main.head);
    const id = headings(this.#view.state.doc).findLast((place) => place.line <= number)?.id;
    if (!id || id === this.#place) return;
    const page = this.#frame.contentDocument;
    const shown = page?.getElementById(`scene-${id}`) ?? page?.getElementById(id);
    // A scene just written is not there yet.
    if (!shown) return;
    this.#place = id;
    shown.scrollIntoView();
  }

  #choose(isOpen) {
    this.#open(isOpen);
    if (!WIDE.matches) return;
    try {
      localStorage.setItem(CHOICE, isOpen ? "open" : "closed");
    } catch {}
  }

  #open(isOpen) {
    this.#section.hidden = !isOpen;
    this.#side.classList.toggle("with-preview", isOpen);
    this.#button.setAttribute("aria-pressed", isOpen);
    if (isOpen) this.#ask();
  }

  #ask = async () => {
    clearTimeout(this.#timer);
    const number = ++this.#asked;
    let html;
    try {
      const response = await this.#post(this.#address, { text: this.#view.state.doc.toString() });
      if (!response.ok) return;
      html = await response.text();
    } catch {
      // What was shown still is; the next change asks again.
      return;
    }
    if (number !== this.#asked || html === this.#shown) return;
    this.#show(html);
  };

  #load() {
    this.#place = null;
    this.#frame.addEventListener("load", () => this.follow(), { once: true });
    this.#frame.srcdoc = this.#shown;
  }

  #show(html) {
    const isFirst = this.#shown === null;
    this.#shown = html;
    // Only what the page says is replaced, so that it doesn't blink or lose its place; unless a link in it led elsewhere.
    const page = this.#frame.contentDocument;
    if (isFirst || page?.URL !== "about:srcdoc" || !page.scrollingElement) {
      this.#load();
      return;
    }
    const next = new DOMParser().parseFromString(html, "text/html");
    const { scrollTop } = page.scrollingElement;
    const open = [...page.querySelectorAll("details")].map((fold) => fold.open);
    page.body.replaceWith(page.adoptNode(next.body));
    for (const [index, fold] of page.querySelectorAll("details").entries()) fold.open = open[index] ?? fold.open;
    page.scrollingElement.scrollTop = scrollTop;
    this.follow();
  }
}
