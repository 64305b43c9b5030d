// Saves each answer as it is given. What can't be sent stays on this device and is sent again, in order, until it arrives.
// Without this file the page's buttons save and submit the whole form.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/** Answers on their way: item → indexes of the ticked choices, oldest first. */
class Unsent {
  #key;
  #answers;

  constructor(attempt) {
    this.#key = `quiz:${attempt}`;
    this.#answers = new Map(this.#read());
  }

  get first() {
    return this.#answers.entries().next().value;
  }

  get all() {
    return [...this.#answers];
  }

  add(item, choices) {
    this.#answers.delete(item);
    this.#answers.set(item, choices);
    this.#write();
  }

  /** Forgets an answer that arrived, unless a newer one took its place meanwhile. */
  sent(item, choices) {
    if (this.#answers.get(item) === choices) this.#answers.delete(item);
    this.#write();
  }

  clear() {
    this.#answers.clear();
    this.#write();
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? [];
    } catch {
      return [];
    }
  }

  #write() {
    // Storage may be full or forbidden; the answers are then in memory, and still on the page.
    try {
      if (this.#answers.size > 0) localStorage.setItem(this.#key, JSON.stringify([...this.#answers]));
      else localStorage.removeItem(this.#key);
    } catch {}
  }
}

class QuizForm extends HTMLElement {
  #form;
  #unsent;
  #sending = null;
  #wait = FIRST_WAIT;
  #retry;
  #clock;
  #leaving = false;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#unsent = new Unsent(this.dataset.attempt);
    this.#form.addEventListener("change", this.#onChange);
    this.#form.addEventListener("submit", this.#onSubmit);
    addEventListener("online", this.#send);
    document.addEventListener("visibilitychange", this.#onHide);
    this.#startClock();

    if (this.dataset.savedAt) this.#saySaved(new Date(this.dataset.savedAt));
    else this.#say(this.dataset.ready);
    for (const [item, choices] of this.#unsent.all) this.#show(item, choices);
    this.#send();
  }

  disconnectedCallback() {
    removeEventListener("online", this.#send);
    document.removeEventListener("visibilitychange", this.#onHide);
    clearTimeout(this.#retry);
    clearInterval(this.#clock);
  }

  #onChange = ({ target }) => {
    const item = target.closest("fieldset")?.querySelector("input[name=item]")?.value;
    if (!item) return;
    this.#unsent.add(item, this.#inputs(item).filter((i) => i.checked).map((i) => i.value));
    this.#send();
  };

  #onSubmit = async (event) => {
    if (this.#leaving) return;
    if (event.submitter?.hasAttribute("data-enter")) {
      event.preventDefault();
    } else if (this.#unsent.first) {
      // Sent first, so that nothing stays behind on a shared device; the form has the answers too, should this fail.
      event.preventDefault();
      await this.#send();
      this.#leaving = true;
      this.#form.requestSubmit(event.submitter);
      this.#leaving = false;
    }
  };

  #onHide = () => {
    if (document.visibilityState === "hidden") this.#send();
  };

  #send = () => (this.#sending ??= this.#sendAll().finally(() => (this.#sending = null)));

  async #sendAll() {
    clearTimeout(this.#retry);
    while (this.#unsent.first) {
      const [item, choices] = this.#unsent.first;
      this.#say(this.dataset.saving);
      const response = await this.#post(item, choices);
      if (response?.status === 204) {
        this.#unsent.sent(item, choices);
        this.#wait = FIRST_WAIT;
        if (!this.#unsent.first) this.#saySaved(new Date());
      } else if (response?.status === 409) {
        this.#unsent.clear();
        return this.#say(this.dataset.closed);
      } else if (response && (response.type === "opaqueredirect" || (response.status < 500 && response.status !== 429))) {
        // Signed out, or the page is too old: sending again would not help.
        return this.#say(this.dataset.refused);
      } else {
        this.#say(this.dataset.unsent);
        this.#retry = setTimeout(this.#send, this.#wait);
        this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
        return;
      }
    }
  }

  #post(item, choices) {
    const body = new URLSearchParams({ item });
    for (const choice of choices) body.append(`r.${item}`, choice);
    body.append("__RequestVerificationToken", this.#form.elements.__RequestVerificationToken.value);
    return fetch(this.#form.action, {
      method: "POST",
      body,
      headers: { "X-Requested-With": "fetch" },
      redirect: "manual",
      keepalive: true, // finishes even when the page is closed
    }).catch(() => null);
  }

  #inputs(item) {
    return [...this.#form.elements].filter((input) => input.name === `r.${item}`);
  }

  #show(item, choices) {
    for (const input of this.#inputs(item)) input.checked = choices.includes(input.value);
  }

  get #status() {
    return this.querySelector("[role=status]");
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

  #timeIsUp() {
    clearInterval(this.#clock);
    const confirm = Object.assign(document.createElement("input"), { type: "hidden", name: "confirm", value: "1" });
    this.append(confirm);
    this.#form.requestSubmit(this.querySelector(".submit button"));
  }
}

customElements.define("quiz-form", QuizForm);
