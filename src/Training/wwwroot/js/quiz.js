// Saves each answer as it is given. What can't be sent stays on this device and is sent again, in order, until it arrives.
// Without this file the page's buttons save and submit the whole form.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15_000;
const TYPING_PAUSE = 1_000;
const LONGEST_LOOK = 300_000;

/** Answers on their way. Each has its own place in storage, so that tabs of the same attempt never write over each other's. */
class Unsent {
  #prefix;
  #waiting = new Map();

  constructor(attempt) {
    this.#prefix = `quiz:${attempt}:`;
    for (const [key, change] of this.#stored()) this.#waiting.set(key, change);
  }

  /** What waits, the one given first at the front. */
  get all() {
    return [...this.#waiting].sort(([, a], [, b]) => a.sequence - b.sequence);
  }

  get first() {
    return this.all[0];
  }

  /** @param change {{ sequence: number, fields: [string, string][] }} */
  add(key, change) {
    this.#waiting.set(key, change);
    // Storage may be full or forbidden; the answers are then in memory, and still on the page.
    try {
      localStorage.setItem(this.#prefix + key, JSON.stringify(change));
    } catch {}
  }

  /** Forgets what arrived, unless a newer one took its place meanwhile, here or in another tab. */
  sent(key, change) {
    if (this.#waiting.get(key) === change) this.#waiting.delete(key);
    try {
      const stored = JSON.parse(localStorage.getItem(this.#prefix + key));
      if (stored?.sequence <= change.sequence) localStorage.removeItem(this.#prefix + key);
    } catch {}
  }

  clear() {
    this.#waiting.clear();
    try {
      for (const [key] of this.#stored()) localStorage.removeItem(this.#prefix + key);
    } catch {}
  }

  #stored() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix))
        .map((key) => [key.slice(this.#prefix.length), JSON.parse(localStorage.getItem(key))]);
    } catch {
      return [];
    }
  }
}

/** The field that says when an answer, `r.`, a flag, `f.`, or a confidence, `c.`, was given. */
const momentOf = (key) => key.replace(/^r\./, "seq.").replace(/^([fc])\./, "$1seq.");

/** Whether the page came with something else here. */
const isChanged = (input) => {
  if (input.matches("[type=checkbox], [type=radio]")) return input.checked !== input.defaultChecked;
  if (input.matches("select")) return input.selectedIndex !== Math.max(0, [...input.options].findIndex((o) => o.defaultSelected));
  return input.matches("input, textarea") && input.value !== input.defaultValue;
};

/** How long the page was looked at since the last answer. Whoever leaves it open and goes for a coffee counts for five minutes at most. */
class Attention {
  #seen = 0;
  #since = document.hidden ? null : performance.now();

  turn() {
    this.#pause();
    this.#since = document.hidden ? null : performance.now();
  }

  take() {
    this.turn();
    const time = Math.min(Math.round(this.#seen), LONGEST_LOOK);
    this.#seen = 0;
    return time;
  }

  #pause() {
    if (this.#since !== null) this.#seen += performance.now() - this.#since;
  }
}

class QuizForm extends HTMLElement {
  #form;
  #unsent;
  #sending = null;
  #wait = FIRST_WAIT;
  #retry;
  #clock;
  #typing;
  #typed = null;
  #last = 0;
  // When the page came, which is when the server's clock stood at data-now: a script that comes late must not make answers look early.
  #opened = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  #attention = new Attention();
  #leaving = false;
  #isOver = false;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#unsent = new Unsent(this.dataset.attempt);
    this.#form.addEventListener("change", this.#onChange);
    this.#form.addEventListener("input", this.#onInput);
    this.#form.addEventListener("submit", this.#onSubmit);
    addEventListener("online", this.#send);
    document.addEventListener("visibilitychange", this.#onHide);
    this.#startClock();

    if (this.dataset.savedAt) this.#saySaved(new Date(this.dataset.savedAt));
    else this.#say(this.dataset.ready);
    const early = [...this.#form.elements].filter(isChanged);
    for (const [key, change] of this.#unsent.all) if (!early.some((input) => input.name === key)) this.#show(key, change);
    // What was answered before this script came is on the page, and nowhere else.
    for (const input of early) this.#keep(input);
    this.#send();
  }

  disconnectedCallback() {
    removeEventListener("online", this.#send);
    document.removeEventListener("visibilitychange", this.#onHide);
    clearTimeout(this.#retry);
    clearTimeout(this.#typing);
    clearInterval(this.#clock);
  }

  #onChange = ({ target }) => {
    clearTimeout(this.#typing);
    this.#keep(target);
  };

  #onInput = ({ target }) => {
    if (!target.matches("textarea, input:not([type=checkbox], [type=radio])")) return;
    clearTimeout(this.#typing);
    this.#typed = target;
    this.#typing = setTimeout(this.#keepTyped, TYPING_PAUSE);
  };

  #keepTyped = () => {
    clearTimeout(this.#typing);
    if (this.#typed) this.#keep(this.#typed);
  };

  #keep(input) {
    this.#typed = null;
    const item = input.closest("fieldset")?.querySelector("input[name=item]")?.value;
    if (!item) return;
    // What changed: the answer, the flag, or how sure one is.
    const [kind, marker] = { [`f.${item}`]: ["f", "flag"], [`c.${item}`]: ["c", "sure"] }[input.name] ?? ["r", "item"];
    const [key, moment] = [`${kind}.${item}`, momentOf(`${kind}.${item}`)];
    const sequence = this.#now(moment);
    const fields = [[marker, item], [moment, sequence], ...(kind === "r" ? [[`t.${item}`, this.#timeOn(item)]] : []), ...this.#values(key).map((value) => [key, value])];
    this.#unsent.add(key, { sequence, fields });
    // Many answers given while the line is down must not make the next try wait longer.
    this.#wait = FIRST_WAIT;
    this.#send();
  }

  // Time goes to the item that is answered at its end. It is kept for statistics, and never for the score.
  #timeOn(item) {
    const input = this.#form.elements[`t.${item}`];
    return (input.value = Number(input.value) + this.#attention.take());
  }

  // The server's clock as this page knows it, and later than whatever is already kept: it says which of two answers is the latest.
  #now(field) {
    const moment = Number(this.dataset.now) + Math.round(performance.now() - this.#opened);
    const input = this.#form.elements[field];
    this.#last = Math.max(moment, this.#last + 1, Number(input.dataset.known) + 1);
    input.value = this.#last;
    return this.#last;
  }

  #onSubmit = async (event) => {
    if (this.#leaving) return;
    if (event.submitter?.hasAttribute("data-enter")) {
      event.preventDefault();
      return;
    }
    this.#keepTyped();
    if (this.#unsent.first) {
      // Sent first, so that nothing stays behind on a shared device; the form has the answers too, should this fail.
      event.preventDefault();
      await this.#send();
      this.#leaving = true;
      this.#form.requestSubmit(event.submitter);
      this.#leaving = false;
    }
  };

  #onHide = () => {
    this.#attention.turn();
    if (document.visibilityState !== "hidden") return;
    this.#keepTyped();
    this.#send();
  };

  #send = () => (this.#sending ??= this.#sendAll().finally(() => (this.#sending = null)));

  async #sendAll() {
    clearTimeout(this.#retry);
    while (this.#unsent.first) {
      const [key, change] = this.#unsent.first;
      this.#say(this.dataset.saving);
      const response = await this.#post(change.fields);
      if (response?.status === 204) {
        this.#unsent.sent(key, change);
        this.#wait = FIRST_WAIT;
        if (!this.#unsent.first) this.#saySaved(new Date());
      } else if (response?.status === 409) {
        this.#unsent.clear();
        return this.#say(this.dataset.closed);
      } else if (response && (response.type === "opaqueredirect" || (response.status < 500 && response.status !== 429))) {
        // Signed out, or the page is too old: sending again would not help.
        return this.#say(this.dataset.refused);
      } else {
        this.#say(this.#isOver ? this.dataset.timeUp : this.dataset.unsent);
        this.#retry = setTimeout(this.#send, this.#wait);
        this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
        return;
      }
    }
  }

  #post(fields) {
    const body = new URLSearchParams(fields);
    body.append("__RequestVerificationToken", this.#form.elements.__RequestVerificationToken.value);
    return fetch(this.#form.action, {
      method: "POST",
      body,
      headers: { "X-Requested-With": "fetch" },
      redirect: "manual",
      keepalive: true, // finishes even when the page is closed
    }).catch(() => null);
  }

  #inputs(name) {
    return [...this.#form.elements].filter((input) => input.name === name);
  }

  #values(name) {
    return this.#inputs(name)
      .filter((input) => input.checked || !input.matches("[type=checkbox], [type=radio]"))
      .map((input) => input.value);
  }

  /** Puts on the page an answer that is still on its way, or a flag. */
  #show(key, { sequence, fields }) {
    const inputs = this.#inputs(key);
    const values = fields.filter(([name]) => name === key).map(([, value]) => value);
    for (const input of inputs)
      if (input.matches("[type=checkbox], [type=radio]")) input.checked = values.includes(input.value);
      // Each list knows its own value: rows may have moved since.
      else if (input.matches("select")) input.value = [...input.options].find((o) => o.value && values.includes(o.value))?.value ?? "";
      else input.value = values[0] ?? "";
    inputs[0]?.closest("order-steps")?.settle();
    const moment = this.#form.elements[momentOf(key)];
    if (moment) moment.value = sequence;
  }

  get #status() {
    return this.querySelector(".saved [role=status]");
  }

  get #check() {
    return this.querySelector("[data-check]");
  }

  #say(text, isSaved = false) {
    this.#status.textContent = text;
    this.#check.hidden = !isSaved;
  }

  #saySaved(at) {
    const time = at.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
    this.#say(this.dataset.saved.replace("{0}", time), true);
  }

  #startClock() {
    if (!this.dataset.secondsLeft) return;
    const end = Date.now() + this.dataset.secondsLeft * 1000;
    let shown = null;
    this.#clock = setInterval(() => {
      const minutes = Math.floor((end - Date.now()) / 60_000);
      if (minutes < 0) {
        if (Date.now() >= end) this.#timeIsUp();
        return;
      }
      if (minutes === shown) return;
      shown = minutes;
      const text = minutes < 1 ? this.dataset.lastMinute : this.dataset.minutes.replace("{0}", minutes);
      this.querySelector("[role=timer]").textContent = text;
      if (minutes === 5 || minutes < 1) this.#say(text);
    }, 1_000);
  }

  // Without leaving the page: were the site down, there would be nothing to come back to. What it answers then is shown by opening it again.
  #timeIsUp = async () => {
    clearInterval(this.#clock);
    this.#isOver = true;
    this.#keepTyped();
    await this.#send();
    const button = this.querySelector("button[data-time-up]");
    const body = new URLSearchParams(new FormData(this.#form));
    body.set(button.name, button.value);
    const response = await fetch(button.formAction, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (response && response.status < 500 && response.status !== 429) return location.replace(this.#form.action.replace(/\/responses$/, ""));
    this.#say(this.dataset.timeUp);
    setTimeout(this.#timeIsUp, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  };
}

/** Steps that move: by buttons, by the list of places, or dragged by their handle. The lists of places hold the answer. */
class OrderSteps extends HTMLElement {
  #list;

  connectedCallback() {
    this.#list = this.querySelector("ul");
    for (const step of this.#steps) this.#equip(step);
    this.#mark();
    this.addEventListener("change", this.#onChange, { capture: true });
  }

  /** Rows in the order of their places, once each has its own. */
  settle() {
    const places = this.#steps.map((step) => this.#place(step));
    if (new Set(places).size === places.length && !places.includes(0))
      this.#list.append(...this.#steps.sort((a, b) => this.#place(a) - this.#place(b)));
    this.#mark();
  }

  get #steps() {
    return [...this.#list.children];
  }

  #place(step) {
    return step.querySelector("select").selectedIndex;
  }

  #words(step) {
    return step.firstElementChild.textContent.trim();
  }

  #equip(step) {
    const buttons = document.createElement("span");
    buttons.className = "moves screen";
    for (const [by, label] of [[-1, this.dataset.up], [1, this.dataset.down]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = by < 0 ? "↑" : "↓";
      button.title = label;
      button.setAttribute("aria-label", `${label}, ${this.#words(step)}`);
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") !== "true") this.#move(step, this.#steps.indexOf(step) + by);
      });
      buttons.append(button);
    }
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.title = this.dataset.drag;
    handle.textContent = "⠿";
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => this.#drag(event, step, handle));
    buttons.append(handle);
    step.append(buttons);
  }

  #move(step, to) {
    const others = this.#steps.filter((other) => other !== step);
    others.splice(Math.max(0, Math.min(to, others.length)), 0, step);
    const focused = document.activeElement;
    this.#list.append(...others);
    focused?.focus({ preventScroll: true });
    this.#number(step);
  }

  #number(step) {
    for (const [index, other] of this.#steps.entries()) other.querySelector("select").selectedIndex = index + 1;
    this.#mark();
    this.querySelector("[aria-live]").textContent = this.dataset.moved
      .replace("{0}", this.#place(step))
      .replace("{1}", this.#steps.length)
      .replace("{2}", this.#words(step));
    step.querySelector("select").dispatchEvent(new CustomEvent("change", { bubbles: true, detail: "moved" }));
  }

  // A place chosen in the list puts the step there.
  #onChange = (event) => {
    if (event.detail === "moved") return;
    const step = event.target.closest("li");
    if (this.#place(step) > 0) {
      event.stopPropagation();
      this.#move(step, this.#place(step) - 1);
    } else this.#mark();
  };

  #drag(event, step, handle) {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    step.classList.add("dragged");
    const before = this.#steps.indexOf(step);
    const follow = ({ clientY }) => {
      const over = this.#steps.find((other) => other !== step && clientY < middle(other)) ?? null;
      if (step.nextElementSibling !== over) this.#list.insertBefore(step, over);
    };
    const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
    const drop = () => {
      step.classList.remove("dragged");
      handle.removeEventListener("pointermove", follow);
      if (this.#steps.indexOf(step) !== before) this.#number(step);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", drop, { once: true });
  }

  #mark() {
    for (const [index, step] of this.#steps.entries()) {
      const [up, down] = step.querySelectorAll(".moves button");
      up?.setAttribute("aria-disabled", index === 0);
      down?.setAttribute("aria-disabled", index === this.#steps.length - 1);
    }
  }
}

/** On the result page: what this device still holds of the attempt can't change it any more. */
class QuizSubmitted extends HTMLElement {
  connectedCallback() {
    new Unsent(this.dataset.attempt).clear();
  }
}

customElements.define("order-steps", OrderSteps);
customElements.define("quiz-form", QuizForm);
customElements.define("quiz-submitted", QuizSubmitted);
