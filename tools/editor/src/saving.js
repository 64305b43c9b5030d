// Saves as one writes. What can't be sent stays on this device and is sent again until it arrives; of two authors, neither overwrites the other.
import { Transaction } from "@codemirror/state";
import { changesBetween, linesNotIn } from "./changes.js";
import { Kept } from "./kept.js";
import { Notice } from "./notice.js";
import { dayAndTimeOf, fill, timeOf } from "./texts.js";

const PAUSE = 2_000;
const KEEPING_PAUSE = 300;
const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;
const SLOW = 1_000;
/** A line that hangs is no line: without an end to it nothing would be sent any more. */
const LONGEST_WAITING = 60_000;

export class Saving {
  #view;
  #form;
  #texts;
  #post;
  #address;
  #key;
  #kept;
  #notice;
  #state;
  /** The text as the site is known to have it. */
  #saved;
  #revision;
  #sending = null;
  #isAgain = false;
  #conflict = null;
  #isRefused = false;
  #isSubmitting = false;
  /** Nothing is wrong: what is typed will be saved by itself. */
  #isCalm = false;
  #wait = FIRST_WAIT;
  #timer;
  #keeping;

  constructor({ view, textarea, form, texts, post }) {
    [this.#view, this.#form, this.#texts, this.#post] = [view, form, texts, post];
    this.#address = textarea.dataset.save;
    this.#revision = form.elements.revision;
    this.#state = form.querySelector("[data-editor-state]") ?? form.appendChild(Object.assign(document.createElement("p"), { role: "status" }));
    this.#notice = new Notice(view.dom.parentElement, () => view.focus());
    this.#key = textarea.dataset.key;
    this.#kept = new Kept(this.#key ?? location.pathname);
    this.#saved = view.state.toText(textarea.defaultValue);

    form.addEventListener("submit", this.#onSubmit);
    form.addEventListener("focusout", this.#onLeave);
    addEventListener("pagehide", this.#onHide);
    addEventListener("pageshow", () => (this.#isSubmitting = false));
    addEventListener("beforeunload", this.#onUnload);
    addEventListener("online", this.#retry);
    addEventListener("focus", this.#onReturn);
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#onHide() : this.#onReturn()));
    if (this.#address) this.#sayCalmly(this.#texts.byItself);
    this.#offerKept();
    // Typed before this script came.
    if (this.#isDirty) this.changed();
  }

  /** The form itself is being sent, with all that is in it. */
  get isLeaving() {
    return this.#isSubmitting;
  }

  get #isDirty() {
    return !this.#view.state.doc.eq(this.#saved);
  }

  /** The text is another than it was: it is kept here soon, and on the site a little later. */
  changed() {
    this.#isRefused = false;
    if (this.#isCalm && this.#isDirty) this.#sayCalmly(this.#texts.notYet);
    this.#keeping ??= setTimeout(this.#keep, KEEPING_PAUSE);
    this.#wait = FIRST_WAIT;
    this.#later(PAUSE);
  }

  /** What came of something else that was done in the text, above it. */
  tell(words, link) {
    this.#notice.show("told", { words, link });
  }

  /** What its author may decide of it. */
  ask(words, choices) {
    const then = (does) => () => {
      this.#notice.clear("asked");
      does?.();
      this.#view.focus();
    };
    this.#notice.show("asked", { words, choices: choices.map(([label, does]) => [label, then(does)]) });
  }

  /** Saves now, because it was asked for. */
  async now() {
    if (this.#conflict || !this.#address) return this.#form.requestSubmit();
    if (!this.#isDirty) return this.#saySaved(Date.now());
    this.#isRefused = false;
    await this.#send();
  }

  /** Waits until the site has the text, where it can. */
  async arrive() {
    for (let tries = 0; tries < 2 && this.#isDirty && !this.#conflict && !this.#isRefused; tries++) await this.#send();
  }

  #later(pause) {
    clearTimeout(this.#timer);
    if (!this.#conflict && !this.#isRefused) this.#timer = setTimeout(this.#send, pause);
  }

  #keep = () => {
    clearTimeout(this.#keeping);
    this.#keeping = null;
    if (this.#isDirty) this.#kept.put(this.#view.state.doc.toString(), this.#revision.value);
    else this.#kept.clear();
  };

  #onSubmit = (event) => {
    this.#form.elements.text.value = this.#view.state.doc.toString();
    this.#keep();
    // Another of the form's buttons, such as a preview elsewhere: this page stays. What is said of lines goes by itself.
    if (event.submitter?.hasAttribute("formaction") || event.submitter?.closest("[data-editor-remarks]")) return;
    if (this.#address && !this.#conflict) {
      event.preventDefault();
      this.now();
      return;
    }
    // The page that follows shows both texts.
    this.#isSubmitting = true;
    clearTimeout(this.#timer);
  };

  #onLeave = (event) => {
    if (this.#isDirty && !this.#form.contains(event.relatedTarget)) this.#later(0);
  };

  #onHide = () => {
    if (!this.#isDirty || this.#isSubmitting) return;
    this.#keep();
    if (!this.#conflict && !this.#isRefused) this.#send();
  };

  #onReturn = () => {
    if (this.#isDirty && !this.#sending) this.#retry();
  };

  #onUnload = (event) => {
    if (this.#isSubmitting || !this.#isDirty) return;
    this.#keep();
    if (!this.#kept.isWritable) event.preventDefault();
  };

  /** The line or the author is back: however long it was away, it is tried often again. */
  #retry = () => {
    this.#wait = FIRST_WAIT;
    if (this.#isDirty) this.#later(0);
  };

  #send = () => {
    clearTimeout(this.#timer);
    if (!this.#address || !this.#isDirty || this.#conflict || this.#isSubmitting) return;
    if (this.#sending) {
      this.#isAgain = true;
      return this.#sending;
    }
    return (this.#sending = this.#sendOnce().finally(() => {
      this.#sending = null;
      if (!this.#isAgain) return;
      this.#isAgain = false;
      this.#later(0);
    }));
  };

  async #sendOnce(isRenewed = false) {
    const { doc } = this.#view.state;
    const text = doc.toString();
    const slow = setTimeout(() => this.#say(this.#texts.saving), SLOW);
    let response = null;
    let answer = null;
    try {
      response = await this.#post(this.#address, { text, revision: this.#revision.value }, { isLastWord: true, signal: AbortSignal.timeout(LONGEST_WAITING) });
      answer = response.type === "opaqueredirect" ? null : await response.json().catch(() => null);
    } catch {
      // No line; the same is done as when the site doesn't answer well.
    }
    clearTimeout(slow);

    const isSignedOut = response?.status === 401 || response?.type === "opaqueredirect";
    if (response?.ok && answer) return this.#arrived(doc, answer);
    if (response?.status === 409 && answer) return this.#met(doc, answer);
    // A page that is no answer comes from the line, not from the site.
    if (response?.ok) response = null;
    // The form's token belongs to who was signed in when it was made.
    if (!isRenewed && (isSignedOut || response?.status === 400) && (await this.renewToken())) return this.#sendOnce(true);
    this.#keep();
    if (!this.#kept.isWritable) this.#say(this.#texts.lost);
    else if (isSignedOut) this.#saySignedOut();
    else if (response?.status === 403 || response?.status === 404) return this.#refuse(this.#texts.gone);
    else if (response?.status === 400) this.#refuse(answer?.title ?? this.#texts.expired);
    else if (response && response.status < 500 && response.status !== 429) return this.#refuse(answer?.title ?? this.#texts.refused);
    else this.#say(navigator.onLine ? this.#texts.kept : this.#texts.offline);
    this.#later(this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #arrived(doc, { revision, at }) {
    this.#revision.value = revision;
    this.#saved = doc;
    this.#wait = FIRST_WAIT;
    this.#notice.clear("signed-out");
    this.#keep();
    this.#saySaved(at ?? Date.now());
    if (this.#isDirty) this.#later(PAUSE);
  }

  /** Someone else saved meanwhile. */
  #met(doc, { revision, text, by, at, merged }) {
    if (merged === null || merged === undefined) return this.#stop({ revision, text, by });
    // More was typed while the site was merging: it merges again, from the same beginning.
    if (!this.#view.state.doc.eq(doc)) return this.#later(0);
    this.#revision.value = revision;
    this.#saved = this.#view.state.toText(text);
    this.#write(merged, { isOthers: true });
    this.#notice.show("merged", { words: fill(this.#texts.merged, by) });
    this.#keep();
    if (this.#isDirty) this.#later(0);
    else this.#saySaved(at ?? Date.now());
  }

  #stop({ revision, text, by }) {
    this.#conflict = { revision, text };
    this.#keep();
    const words = fill(this.#texts.conflict, by);
    this.#say(words);
    const ours = this.#view.state.doc.toString();
    this.#notice.clear("merged");
    this.#notice.show("conflict", {
      words,
      isSaid: false,
      title: fill(this.#texts.theirs, by),
      lines: linesNotIn(text.replaceAll("\r\n", "\n"), ours),
      choices: [
        [this.#texts.compare, () => this.#form.requestSubmit()],
        [this.#texts.takeTheirs, () => this.#settle(true)],
        [this.#texts.keepMine, () => this.#settle(false)],
      ],
    });
  }

  #settle(isTheirs) {
    const { revision, text } = this.#conflict;
    this.#conflict = null;
    this.#revision.value = revision;
    this.#saved = this.#view.state.toText(text);
    if (isTheirs) this.#write(text);
    this.#notice.clear("conflict");
    this.#view.focus();
    if (this.#isDirty) this.#later(0);
    else this.#arrived(this.#view.state.doc, { revision });
  }

  #refuse(words) {
    this.#isRefused = true;
    this.#say(words);
  }

  #saySignedOut() {
    this.#say(this.#texts.signedOut);
    this.#notice.show("signed-out", { words: this.#texts.signedOut, isSaid: false, link: [this.#texts.signIn, location.pathname] });
  }

  async renewToken() {
    const response = await fetch(location.pathname, { redirect: "manual" }).catch(() => null);
    if (!response?.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const token = page.querySelector("[data-editor-form] [name=__RequestVerificationToken]")?.value;
    // Someone else may have signed in meanwhile; what was written here isn't theirs.
    if (!token || page.querySelector("[data-editor]")?.dataset.key !== this.#key) return false;
    this.#form.elements.__RequestVerificationToken.value = token;
    return true;
  }

  /** What someone else wrote isn't the author's to undo: it would be taken from the site with the next saving. */
  #write(text, { isOthers = false } = {}) {
    const before = this.#view.state.doc.toString();
    this.#view.dispatch({
      changes: changesBetween(before, text.replaceAll("\r\n", "\n")),
      annotations: [Transaction.userEvent.of("merge"), Transaction.addToHistory.of(!isOthers)],
    });
  }

  /** What was kept when a tab closed, and is not what the site has. It is offered, never put in by itself. */
  async #offerKept() {
    for (const { key, text, revision, at } of await this.#kept.left()) {
      if (this.#view.state.toText(text).eq(this.#saved)) {
        this.#kept.drop(key);
        continue;
      }
      const end = () => {
        this.#kept.drop(key);
        this.#notice.clear(key);
        this.#view.focus();
      };
      this.#notice.show(key, {
        words: fill(this.#texts.left, dayAndTimeOf(at)),
        title: this.#texts.keptText,
        isFolded: true,
        lines: linesNotIn(text, this.#saved.toString()),
        choices: [
          [
            this.#texts.restore,
            async () => {
              await this.arrive();
              // It was written on an older revision: from there, the site sees what was done since, also here.
              this.#revision.value = revision;
              this.#write(text);
              this.#keep();
              end();
            },
          ],
          [this.#texts.discard, end],
        ],
      });
    }
  }

  #saySaved(at) {
    this.#say(fill(this.#texts.saved, timeOf(at)));
    this.#isCalm = true;
  }

  /** For the eye alone: read aloud at each pause, it would be in the way of writing. */
  #sayCalmly(words) {
    this.#state.setAttribute("aria-live", "off");
    this.#state.textContent = words;
    this.#isCalm = true;
  }

  #say(words) {
    this.#isCalm = false;
    this.#state.removeAttribute("aria-live");
    // The same words again would be read aloud again.
    if (this.#state.textContent !== words) this.#state.textContent = words;
  }
}
