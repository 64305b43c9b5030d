// The certificate as it would read, beside the fields, while one types. Without this file the buttons open it.
const Pause = 600;

class TemplatePreview extends HTMLElement {
  #form;
  #timer;
  #asked = 0;

  connectedCallback() {
    this.#form = document.getElementById(this.getAttribute("for"));
    this.#form.addEventListener("input", () => this.#wait());
    this.hidden = false;
    this.#ask();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Pause);
  }

  async #ask() {
    const number = ++this.#asked;
    try {
      const response = await fetch(this.getAttribute("address"), { method: "POST", body: new URLSearchParams(new FormData(this.#form)) });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      // What was typed since is on its way.
      if (number === this.#asked) this.#show(page.querySelector("article.sheet") ?? page.querySelector(".errors ul"));
    } catch {
      // The line is down: what was shown last stays, and the next letter asks again.
    }
  }

  #show(what) {
    if (!what) return;
    for (const heading of what.querySelectorAll("h1, h2")) {
      const lower = document.createElement(heading.localName === "h1" ? "h3" : "h4");
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    this.querySelector("[data-shown]").replaceChildren(document.importNode(what, true));
  }
}

customElements.define("template-preview", TemplatePreview);
