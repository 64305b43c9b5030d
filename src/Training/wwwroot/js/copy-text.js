// A button that copies a field. Without this file it isn't shown, and the field is copied as any other.
class CopyText extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.#copy());
    this.hidden = false;
  }

  async #copy() {
    const field = document.getElementById(this.getAttribute("for"));
    let said = this.dataset.done;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      said = this.dataset.failed;
    }
    this.querySelector("[role=status]").textContent = said;
  }
}

customElements.define("copy-text", CopyText);
