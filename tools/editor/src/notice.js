/** What the author must see and may decide, above the text; one for each reason. */
export class Notice {
  #place;
  #onRead;
  #shown = new Map();

  /** @param onRead {() => void} moves on from a notice that is put away */
  constructor(place, onRead) {
    [this.#place, this.#onRead] = [place, onRead];
  }

  show(reason, { words, isSaid = true, title, lines, isFolded, choices = [], link }) {
    this.clear(reason);
    const notice = document.createElement("div");
    notice.className = "editor-notice";
    if (isSaid) notice.setAttribute("role", "alert");
    notice.append(Object.assign(document.createElement("p"), { textContent: words }));
    if (lines) notice.append(this.#fold(title, lines, isFolded));
    const row = document.createElement("div");
    row.className = "choices";
    row.append(...choices.map(([label, does]) => this.#button(label, does)));
    if (link) row.append(Object.assign(document.createElement("a"), { textContent: link[0], href: link[1], target: "_blank" }));
    if (!choices.length) row.append(this.#button("OK", () => (this.clear(reason), this.#onRead())));
    notice.append(row);
    this.#shown.set(reason, notice);
    this.#place.before(notice);
    const [first, text] = [notice.querySelector("ins"), notice.querySelector("pre")];
    if (first) text.scrollTop = first.offsetTop - text.offsetTop;
  }

  clear(reason) {
    this.#shown.get(reason)?.remove();
    this.#shown.delete(reason);
  }

  #button(label, does) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", does);
    return button;
  }

  #fold(title, lines, isFolded) {
    const fold = document.createElement("details");
    fold.open = !isFolded;
    const text = document.createElement("pre");
    text.tabIndex = 0;
    for (const { line, isNew } of lines) text.append(isNew && line ? Object.assign(document.createElement("ins"), { textContent: line }) : line, "\n");
    fold.append(Object.assign(document.createElement("summary"), { textContent: title }), text);
    return fold;
  }
}
