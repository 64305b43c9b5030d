// Lets what is said come at the pace of a conversation. Without this file all of it is there at once, and nothing is missing.
class ScenePace extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector(":scope > button");
    this.lines = [...this.querySelectorAll(".captions > li, .thread > li[data-new]")];
    // Who has seen this moment, asked for it all at once, or asked for less motion is not made to wait.
    this.key = `shown:${location.pathname}:${document.querySelector("input[name=after]")?.value}`;
    if (this.lines.length === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches || sessionStorage.getItem(this.key)) return;
    sessionStorage.setItem(this.key, "1");
    if (localStorage.getItem("pace") === "off") return;

    for (const line of this.lines) line.hidden = true;
    this.picture = this.closest(".call").querySelector(".stage > img");
    this.show(this.getAttribute("face"));
    this.button.hidden = false;
    this.button.addEventListener("click", () => {
      localStorage.setItem("pace", "off");
      this.finish();
    });
    this.setAttribute("busy", "");
    this.wait = setTimeout(() => this.next(), Number(this.getAttribute("lag")) * 1000);
  }

  disconnectedCallback() {
    clearTimeout(this.wait);
  }

  next() {
    const line = this.lines.shift();
    if (!line) return this.finish();
    const typing = line.hasAttribute("data-typed");
    if (typing) this.showTyping(line);
    this.wait = setTimeout(
      () => {
        this.typing?.remove();
        this.reveal(line);
        this.wait = setTimeout(() => this.next(), this.timeOf(line));
      },
      typing ? Math.min(600 + line.textContent.length * 25, 3000) : 0,
    );
  }

  reveal(line) {
    line.hidden = false;
    this.show(line.dataset.face);
  }

  // The face of the moment: it changes with the words, not before.
  show(face) {
    if (face && this.picture) this.picture.src = face;
  }

  // A silence lasts what it lasts; words, the time to hear them, never long.
  timeOf(line) {
    const silence = Math.max(0, ...[...line.querySelectorAll("[data-lasts]")].map((cue) => Number(cue.dataset.lasts)));
    return silence * 1000 + Math.min(500 + line.textContent.trim().length * 22, 2600);
  }

  showTyping(before) {
    this.typing = document.createElement("li");
    this.typing.className = "msg typing";
    this.typing.setAttribute("aria-hidden", "true");
    const dots = document.createElement("span");
    dots.className = "dots";
    for (let i = 0; i < 3; i++) dots.append(document.createElement("i"));
    this.typing.append(this.getAttribute("typing"), dots);
    before.before(this.typing);
  }

  finish() {
    clearTimeout(this.wait);
    this.typing?.remove();
    for (const line of this.lines) this.reveal(line);
    this.lines = [];
    // The button may hold the keyboard’s place: it must not take it away with it.
    if (this.button === document.activeElement) document.querySelector(".reply")?.focus();
    this.button.hidden = true;
    this.removeAttribute("busy");
    this.dispatchEvent(new Event("told", { bubbles: true }));
  }
}
customElements.define("scene-pace", ScenePace);

// Gives a timed decision its clock, once all is said.
class SceneTimer extends HTMLElement {
  connectedCallback() {
    if (document.querySelector("scene-pace[busy]")) document.addEventListener("told", () => this.start(), { once: true });
    else this.start();
  }

  start() {
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

// Says what this device will do with a session.
class DeviceCheck extends HTMLElement {
  connectedCallback() {
    this.say("script", true);
    this.say("motion", !matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.sayOnline = () => this.say("online", navigator.onLine);
    this.sayOnline();
    for (const event of ["online", "offline"]) addEventListener(event, this.sayOnline);
  }

  disconnectedCallback() {
    for (const event of ["online", "offline"]) removeEventListener(event, this.sayOnline);
  }

  say(what, yes) {
    const place = this.querySelector(`[data-check=${what}]`);
    place.textContent = yes ? place.dataset.yes : place.dataset.no;
  }
}
customElements.define("device-check", DeviceCheck);

// One step is one post: a second click waits for the first.
for (const form of document.querySelectorAll(".play form"))
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll(".play form")) delete form.dataset.sent;
});
