// Computes the SHA-256 of the chosen or dropped file here and asks by it, so that the file stays where it is. Without this file it is sent.
class FileCheck extends HTMLElement {
  connectedCallback() {
    if (!globalThis.crypto?.subtle) return;
    const form = this.querySelector("form");
    this.querySelector("[data-here]").hidden = false;
    form.addEventListener("submit", (event) => {
      const [file] = form.elements.file.files;
      // Nothing chosen: the server says so in words.
      if (!file) return;
      event.preventDefault();
      this.#ask(file, form);
    });
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.toggleAttribute("over", true);
    });
    this.addEventListener("dragleave", () => this.toggleAttribute("over", false));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.toggleAttribute("over", false);
      const [file] = event.dataTransfer.files;
      if (file) this.#ask(file, form);
    });
  }

  async #ask(file, form) {
    try {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      location.assign(`${this.getAttribute("address")}?sha256=${hash}#file-check`);
    } catch {
      // Too large for this browser to read, or gone: the server says what is wrong.
      form.submit();
    }
  }
}

customElements.define("file-check", FileCheck);
