// Into a long field, what is copied from Word comes with its bold, its lists and its tables, as Markdown. Without this file, its words come alone.
const LongestWait = 5_000;
const Shaped = /<(?:b|strong|li|table|h[1-6])\b|mso-list|font-weight/i;

// What is written as our own items is words already.
const Ours = /^#{2,3} .+\{#[a-z0-9-]+\}\s*$/m;

class PasteText extends HTMLElement {
  #field;

  connectedCallback() {
    this.#field = document.getElementById(this.getAttribute("for"));
    this.#field.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html") ?? "";
      const plain = event.clipboardData?.getData("text/plain") ?? "";
      if (!Shaped.test(html) || Ours.test(plain)) return;
      event.preventDefault();
      this.#take(html, plain);
    });
    for (const link of document.querySelectorAll(`a[href="#${this.#field.id}"][data-line]`))
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.#select(Number(link.dataset.line));
      });
  }

  async #take(html, plain) {
    let [text, leftOut] = [plain, []];
    try {
      const token = this.#field.form.elements.namedItem("__RequestVerificationToken").value;
      const body = new URLSearchParams({ html, letters: "true", __RequestVerificationToken: token });
      const headers = { Accept: "application/json", "X-Requested-With": "fetch" };
      const signal = AbortSignal.timeout(LongestWait);
      const response = await fetch(this.getAttribute("address"), { method: "POST", body, headers, signal, redirect: "manual" });
      if (response.ok) ({ markdown: text, leftOut } = await response.json());
    } catch {
      // Without the site, the words alone.
    }
    this.#insert(text.replaceAll("\r\n", "\n"));
    const said = this.querySelector("[role=status]");
    said.textContent = leftOut.length ? `${said.dataset.left} ${leftOut.join(" ")}` : "";
  }

  // As if it were typed, so that it can be undone.
  #insert(text) {
    const field = this.#field;
    field.focus();
    if (document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #select(line) {
    const field = this.#field;
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((length, { length: more }) => length + more + 1, 0);
    const above = this.#heightOf(field.value.slice(0, start));
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    field.scrollTop = Math.max(0, above - field.clientHeight / 3);
  }

  // Of words in the field, with their lines wrapped as it wraps them.
  #heightOf(text) {
    const field = this.#field;
    const mirror = field.cloneNode();
    for (const name of ["id", "name", "required"]) mirror.removeAttribute(name);
    mirror.value = text;
    Object.assign(mirror.style, { position: "absolute", visibility: "hidden", blockSize: "0", minBlockSize: "0", inlineSize: `${field.offsetWidth}px` });
    field.after(mirror);
    const height = mirror.scrollHeight;
    mirror.remove();
    return height;
  }
}

customElements.define("paste-text", PasteText);
