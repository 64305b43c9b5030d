// Texts kept on this device until the site has them. Each tab has its own, so that two of the same file never write over each other's.

const PREFIX = "editor:";

export class Kept {
  #prefix;
  #own;
  #isWritable = true;

  /** @param key {string} the file's name on the site */
  constructor(key) {
    this.#prefix = `${PREFIX}${key}:`;
    this.#own = `${this.#prefix}${Math.random().toString(36).slice(2)}`;
    // Held until the tab is closed, so that others see whose it is.
    navigator.locks?.request(this.#own, () => new Promise(() => {})).catch(() => {});
  }

  /** Whether this device could keep the last text. */
  get isWritable() {
    return this.#isWritable;
  }

  put(text, revision) {
    try {
      localStorage.setItem(this.#own, JSON.stringify({ text, revision, at: Date.now() }));
      this.#isWritable = true;
    } catch {
      this.#isWritable = false;
    }
  }

  clear() {
    this.drop(this.#own);
  }

  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {}
  }

  /** One that can't be read hides no other. */
  #read(key) {
    try {
      const { text, revision, at } = JSON.parse(localStorage.getItem(key));
      return typeof text === "string" ? [{ key, text, revision, at }] : [];
    } catch {
      return [];
    }
  }

  /** What tabs that are gone left behind, the latest first. */
  async left() {
    const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
    const others = new Set(held.map(({ name }) => name));
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix) && key !== this.#own && !others.has(key))
        .flatMap((key) => this.#read(key))
        .sort((a, b) => b.at - a.at);
    } catch {
      return [];
    }
  }
}
