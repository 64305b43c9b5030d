// Signs in with a passkey, or makes one. Without this file, and where the browser can't, nothing of it is shown.
class WithPasskey extends HTMLElement {
  #form;
  #error;

  connectedCallback() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.#form = this.querySelector("form");
    this.#error = this.querySelector("[role=alert]");
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.hasAttribute("busy")) this.#run();
    });
    this.hidden = false;
  }

  async #run() {
    this.#tell("");
    this.toggleAttribute("busy", true);
    try {
      const answer = await fetch(this.getAttribute("options"), { method: "POST", body: new URLSearchParams(new FormData(this.#form)) });
      if (!answer.ok) return this.#say(answer.status);
      const credential = await this.#ask(await answer.json());
      this.#form.elements.credential.value = JSON.stringify(credential);
      this.#form.submit();
    } catch {
      // Given up, refused by the device, or no network: whichever it is, browsers don't say.
      this.#say();
    } finally {
      this.toggleAttribute("busy", false);
    }
  }

  #ask(options) {
    return this.getAttribute("does") === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  #say(status) {
    this.#tell(this.#error.getAttribute(`data-${status}`) ?? this.#error.dataset.failed, status);
  }

  // With what helps in that case, and in no other.
  #tell(words, status) {
    this.#error.textContent = words;
    for (const more of this.querySelectorAll("[data-when]")) more.hidden = more.dataset.when !== String(status);
  }
}

customElements.define("with-passkey", WithPasskey);
