// Links to a line, `#L12`, and to a scene, `#scene-accueil`, from anywhere on the page, and in the address.
import { EditorView } from "@codemirror/view";
import { headings } from "./outline.js";

export function goToLine(view, number, column = 1) {
  const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
  const anchor = Math.min(line.from + column - 1, line.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}

function numberOf(view, hash) {
  const [, number, id] = /^#(?:L(\d+)|scene-([\w-]+))$/.exec(hash) ?? [];
  return number ? Number(number) : headings(view.state.doc).find((place) => place.id === id)?.line;
}

export function followPlaces(view, beforeGoing) {
  const go = (hash, column) => {
    const number = numberOf(view, hash);
    if (!number) return false;
    beforeGoing();
    goToLine(view, number, column);
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href], [data-line]");
    if (!link || view.dom.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const place = link.closest("[data-line]");
    // In a drawing, href is not a string.
    const href = link.getAttribute("href") ?? "";
    const hash = place ? `#L${place.dataset.line}` : href.includes("#") && new URL(href, location).pathname === location.pathname ? href.slice(href.indexOf("#")) : "";
    if (hash && go(hash, Number(place?.dataset.column) || 1)) event.preventDefault();
  });
  addEventListener("hashchange", () => go(location.hash));
  go(location.hash);
}
