// The page as a learner sees it, beside the text on a wide screen and in its place on a narrow one.
import { frontMatterEnd, headings } from "./outline.js";

const PAUSE = 700;
const WIDE = matchMedia("(min-width: 64rem)");
const CHOICE = "editor:preview";

/** Fewer letters may be anywhere; more may be set otherwise on the page. */
const [FEWEST_LETTERS, MOST_LETTERS] = [8, 40];

/** The words of a line, without the signs around them that are letters too. */
const written = (line) =>
  line
    .replace(/^[\s>]*(?::::\s*[\p{L}-]+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s)?)?/u, "")
    .replace(/`[^`]*`|\{[#^][^}]*\}|\[[@^][^\]]*\]|!?\[([^\]]*)\]\([^)]*\)/g, "$1");

/** Letters and digits alone: what typography doesn't change. */
const bare = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

const BLOCKS = "h2, h3, h4, h5, p, li, summary, th, td, figcaption, dt, dd";

/** The smallest block of the page that says these words. */
function blockSaying(page, said) {
  const found = [...page.querySelectorAll(BLOCKS)].filter((block) => bare(block.textContent).includes(said));
  const block = found.find((one) => !found.some((other) => other !== one && one.contains(other)));
  // What is folded away has no place of its own.
  return block?.closest("details:not([open])") ?? block;
}

/** Within the frame alone: the page around it stays where it is. A block in sight stays too. */
function scrollTo(page, block) {
  const { scrollingElement } = page;
  const { top, bottom } = block.getBoundingClientRect();
  const height = scrollingElement?.clientHeight ?? 0;
  if (scrollingElement && (top < 0 || bottom > height)) scrollingElement.scrollTop += top - height / 5;
}

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
  #said = null;

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

  /** Goes where the cursor is, when that is another place than before: to its line, or to its heading when the page doesn't say the line as it is. */
  follow() {
    const page = this.#frame.contentDocument;
    if (!this.isOpen || !this.#shown || !page?.body) return;
    const { doc, selection } = this.#view.state;
    const { number, text } = doc.lineAt(selection.main.head);
    const said = number > frontMatterEnd(doc) ? bare(written(text)).slice(0, MOST_LETTERS) : "";
    if (said && said === this.#said) return;
    const block = said.length >= FEWEST_LETTERS && blockSaying(page, said);
    if (block) {
      this.#said = said;
      scrollTo(page, block);
    }
    const id = headings(doc).findLast((place) => place.line <= number)?.id;
    if (!id || id === this.#place) return;
    const shown = page.getElementById(`scene-${id}`) ?? page.getElementById(id);
    // A scene just written is not there yet.
    if (!shown) return;
    this.#place = id;
    if (!block) scrollTo(page, shown);
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
    this.#place = this.#said = null;
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
