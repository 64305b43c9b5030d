// What a new page comes with is there to be replaced: the first time that a field is entered, all of it is selected, and typing takes its place.
// Without this file, it is selected by hand.
class FirstWords extends HTMLElement {
  connectedCallback() {
    for (const id of this.getAttribute("for").split(" ")) {
      const field = document.getElementById(id);
      field?.addEventListener("focus", () => this.#select(field), { once: true });
    }
  }

  #select(field) {
    if (field.value !== field.defaultValue) return;
    // A click puts its cursor after this.
    setTimeout(() => field.select());
  }
}

customElements.define("first-words", FirstWords);
