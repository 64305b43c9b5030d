// What is typed in a long form stays on this device until it is saved: a link, a reload or a dead line loses nothing. Without this file, the buttons save.
const Prefix = "form:";
const Sent = "form-sent";
const Oldest = 30 * 24 * 3600 * 1000;
const Apart = new Set(["__RequestVerificationToken", "do"]);

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const put = (key, kept) => {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
};

const drop = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {}
};

const takeSent = () => {
  try {
    const key = sessionStorage.getItem(Sent);
    sessionStorage.removeItem(Sent);
    return key;
  } catch {
    return null;
  }
};

class KeptForm extends HTMLElement {
  #form;
  #key;
  #atFirst;
  #isUnsaved = false;

  connectedCallback() {
    this.#form = this.closest("form");
    const { pathname, search } = new URL(this.#form.action);
    this.#key = `${Prefix}${this.getAttribute("author")}:${pathname}${search}`;
    const sent = takeSent();
    // What was sent from another page and is shown here, not saved yet, is kept here.
    const isMoved = this.hasAttribute("unsaved") && sent !== this.#key;
    if (sent && (this.hasAttribute("saved") || isMoved)) drop(sent);
    this.#atFirst = JSON.stringify(this.#fields());
    if (this.hasAttribute("unsaved")) this.#keep();
    else this.#offer();
    this.#form.addEventListener("input", () => this.#keep());
    this.#form.addEventListener("submit", () => this.#leave());
    addEventListener("beforeunload", (event) => {
      if (this.#isUnsaved) event.preventDefault();
    });
  }

  // In their order: a form may have several of one name.
  #fields() {
    return [...new FormData(this.#form)].filter(([name, value]) => !Apart.has(name) && typeof value === "string");
  }

  // What says how the text stood when the form was opened, not what is typed.
  #was() {
    return [...this.#form.querySelectorAll("[data-was]")].map(({ name }) => name);
  }

  #keep() {
    const fields = this.#fields();
    this.#isUnsaved = this.hasAttribute("unsaved") || JSON.stringify(fields) !== this.#atFirst;
    if (!this.#isUnsaved) {
      drop(this.#key);
      this.#say("");
    } else this.#say(put(this.#key, { at: Date.now(), fields, was: this.#was() }) ? this.getAttribute("typed") : this.getAttribute("unkept"));
  }

  #leave() {
    this.#isUnsaved = false;
    try {
      sessionStorage.setItem(Sent, this.#key);
    } catch {}
  }

  #offer() {
    const kept = read(this.#key);
    if (!kept) return;
    const was = new Set(["revision", "sourceRevision", ...this.#was(), ...(kept.was ?? [])]);
    // A row that stays blank says nothing, and isn’t saved.
    const said = (fields) => JSON.stringify(fields.filter(([name, value]) => !was.has(name) && value.trim() !== ""));
    if (said(kept.fields) === said(this.#fields()) || Date.now() - kept.at > Oldest) return drop(this.#key);
    const at = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    this.#say(this.getAttribute("found").replace("{0}", at));
    this.append(
      this.#button("resume", () => this.#resume(kept.fields)),
      this.#button("discard", () => {
        drop(this.#key);
        this.#say("");
      }),
    );
  }

  // From the revision it was typed on, so that what others wrote since is put together with it.
  #resume(kept) {
    const fields = [...this.#form.elements].filter(({ name, type }) => name && !Apart.has(name) && type !== "submit" && type !== "button");
    const isTicked = ({ type }) => type === "checkbox" || type === "radio";
    const ticked = new Set(fields.filter(isTicked).map(({ name }) => name));
    const typed = kept.filter(([name]) => !ticked.has(name));
    const inPlace = fields.filter((field) => !isTicked(field));
    const names = (list, of) => JSON.stringify(list.map(of).sort());
    if (names(typed, ([name]) => name) !== names(inPlace, ({ name }) => name)) return this.#send(kept);
    const waiting = Map.groupBy(typed, ([name]) => name);
    for (const field of inPlace) field.value = waiting.get(field.name).shift()[1];
    for (const field of fields.filter(isTicked)) field.checked = kept.some(([name, value]) => name === field.name && value === field.value);
    this.#keep();
    this.#form.dispatchEvent(new Event("resumed"));
  }

  // It had other rows: the site shows it again as it was typed, and saves nothing.
  #send(kept) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = this.#form.action;
    form.hidden = true;
    const token = this.#form.elements.namedItem("__RequestVerificationToken").value;
    for (const [name, value] of [...kept, ["do", "resume"], ["__RequestVerificationToken", token]]) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }

  #button(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn second";
    button.textContent = this.getAttribute(text);
    button.addEventListener("click", act);
    return button;
  }

  #say(words) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.className = "hint";
    line.textContent = words;
    this.replaceChildren(...(words ? [line] : []));
  }
}

customElements.define("kept-form", KeptForm);
