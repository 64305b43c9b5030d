// Gives a timed decision its clock. Without this file nothing is timed and nothing is missing.
class SceneTimer extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.bar = this.querySelector("progress");
    this.count = this.querySelector("b");
    this.querySelector("button[type=button]").addEventListener("click", () => this.extend());
    // A reload doesn't give the time back, nor does it take more away than has passed.
    this.key = `timer:${location.pathname}:${this.closest("form").elements.after.value}`;
    this.ends = Number(sessionStorage.getItem(this.key)) || Date.now() + Number(this.getAttribute("seconds")) * 1000;
    sessionStorage.setItem(this.key, this.ends);
    this.tick();
    this.clock = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.ends - Date.now()) / 1000));
    this.bar.value = left;
    this.count.textContent = `${left} s`;
    if (left === 0 && !document.hidden) {
      clearInterval(this.clock);
      this.querySelector("button[name=timeout]").click();
    }
  }

  extend() {
    this.ends += Number(this.getAttribute("seconds")) * 1000;
    this.bar.max = Math.max(this.bar.max, Math.ceil((this.ends - Date.now()) / 1000));
    sessionStorage.setItem(this.key, this.ends);
    this.tick();
  }
}
customElements.define("scene-timer", SceneTimer);

// One step is one post: a second click waits for the first.
for (const form of document.querySelectorAll(".play form"))
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll(".play form")) delete form.dataset.sent;
});
