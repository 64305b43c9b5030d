// What the checker finds, at its line as one types and in the list beside the text.
import { forEachDiagnostic, lintGutter, linter, setDiagnostics } from "@codemirror/lint";
import { StateField } from "@codemirror/state";
import { EditorView, keymap, showPanel, ViewPlugin } from "@codemirror/view";
import { fill } from "./texts.js";

const PAUSE = 400;

/** From where the problem is to the end of what it is about. */
function rangeOf(doc, { line, column }) {
  const { from, to, text } = doc.line(Math.max(1, Math.min(line, doc.lines)));
  const start = Math.min(from + Math.max(0, column - 1), to);
  const rest = text.slice(start - from);
  const [about] = column > 1 ? (/^(?:`[^`]*`|!?\[[^\]]*\](?:\([^)]*\))?|\{[^}]*\}|[\p{L}\d’'-]+|\S+)/u.exec(rest) ?? [rest]) : [rest];
  return { from: start, to: Math.max(start, start + about.trimEnd().length) };
}

const all = (state) => {
  const found = [];
  forEachDiagnostic(state, (problem, from, to) => found.push({ problem, from, to }));
  return found.sort((a, b) => a.from - b.from);
};

/** Moves to the next problem, or the one before, and round again; says it to whoever listens. */
const step = (texts, direction) => (view) => {
  const found = all(view.state);
  if (!found.length) {
    view.dispatch({ effects: EditorView.announce.of(texts.noProblem) });
    return true;
  }
  const { head } = view.state.selection.main;
  const next = direction > 0 ? (found.find(({ from }) => from > head) ?? found[0]) : (found.findLast(({ from }) => from < head) ?? found.at(-1));
  const { number } = view.state.doc.lineAt(next.from);
  view.dispatch({
    selection: { anchor: next.from },
    effects: [EditorView.scrollIntoView(next.from, { y: "center" }), EditorView.announce.of(fill(texts.line, number, next.problem.message))],
  });
  view.focus();
  return true;
};

/** The problem of the cursor's line, in words under the text: a finger has nothing to hover with. */
const here = (texts) => {
  const find = (state) => {
    const line = state.doc.lineAt(state.selection.main.head);
    return all(state).find(({ from }) => from >= line.from && from <= line.to)?.problem;
  };
  const panel = (problem) => () => {
    const dom = document.createElement("div");
    dom.className = `cm-problem ${problem.severity}`;
    dom.textContent = problem.message;
    return { dom };
  };
  return StateField.define({
    create: () => null,
    update(shown, transaction) {
      const problem = find(transaction.state);
      if (!problem) return null;
      return shown?.problem === problem ? shown : { problem, panel: panel(problem) };
    },
    provide: (field) => showPanel.from(field, (shown) => shown?.panel ?? null),
  });
};

/** The list beside the text, and its count, said politely once it changes. */
class List {
  #element;
  #count;
  #texts;

  constructor(element, texts) {
    this.#element = element;
    this.#texts = texts;
    if (!element) return;
    this.#count = element.querySelector("[data-editor-count]") ?? element.insertBefore(document.createElement("p"), element.querySelector("ol"));
    this.#count.setAttribute("role", "status");
  }

  show({ problems, others }) {
    if (!this.#element) return;
    this.#showOthers(others);
    // What the page said of the text as it came.
    for (const said of this.#element.querySelectorAll(".state")) said.remove();
    const list = this.#element.querySelector("ol") ?? this.#element.appendChild(document.createElement("ol"));
    list.replaceChildren(...problems.map((problem) => this.#row(problem)));
    list.hidden = !problems.length;
    const count = this.#words(problems);
    if (this.#count.textContent !== count) this.#count.textContent = count;
  }

  /** How many there are in the module's other files: what is written here may mend one, or make one. */
  #showOthers({ errors, warnings } = { errors: 0, warnings: 0 }) {
    const place = this.#element.querySelector("[data-editor-others]");
    if (!place) return;
    const words = errors + warnings ? fill(place.dataset.text, errors, warnings) : "";
    if (place.textContent.trim() === words) return;
    place.replaceChildren(...(words ? [Object.assign(document.createElement("a"), { href: place.dataset.address, textContent: words })] : []));
  }

  #row({ line, column, message, severity, code }) {
    const row = document.createElement("li");
    row.className = severity;
    Object.assign(row.dataset, { line, column, code });
    const link = document.createElement("a");
    link.href = `${location.pathname}#L${line}`;
    link.textContent = `${line}:${column}`;
    const word = Object.assign(document.createElement("span"), { className: "vh", textContent: severity === "error" ? this.#texts.isError : this.#texts.isWarning });
    row.append(this.#icon(severity === "error" ? "cross" : "warning"), word, " ", link, ` ${message}`);
    return row;
  }

  /** Drawn from the file that the page's other icons are in. */
  #icon(name) {
    const file = document.querySelector("svg.icon use")?.getAttribute("href").split("#")[0];
    if (!file) return "";
    const [icon, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    icon.setAttribute("class", "icon");
    icon.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${file}#${name}`);
    icon.append(use);
    return icon;
  }

  #words(problems) {
    const count = (severity, one, many) => {
      const number = problems.filter((problem) => problem.severity === severity).length;
      return number ? [number === 1 ? one : fill(many, number)] : [];
    };
    const { error, errors, warning, warnings, noProblem } = this.#texts;
    return [...count("error", error, errors), ...count("warning", warning, warnings)].join(", ") || noProblem;
  }
}

/** @param post {(address: string, fields: object) => Promise<Response>}
 *  @param onFound {(view: EditorView, problems: object[]) => void} */
export function problems({ address, list, post, texts, onFound }) {
  const shown = new List(list, texts);
  const asking = ViewPlugin.fromClass(
    class {
      #timer;
      #asked = 0;

      constructor(view) {
        this.#wait(view, 0);
      }

      update({ docChanged, view }) {
        if (docChanged) this.#wait(view, PAUSE);
      }

      destroy() {
        clearTimeout(this.#timer);
        this.#asked = Infinity;
      }

      #wait(view, pause) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#ask(view), pause);
      }

      async #ask(view) {
        const number = ++this.#asked;
        const { doc } = view.state;
        let answer;
        try {
          const response = await post(address, { text: doc.toString() });
          if (!response.ok) return;
          answer = await response.json();
        } catch {
          // The line is down: what was found before still stands, and the next letter asks again.
          return;
        }
        // Said of a text that is no longer this one.
        if (number !== this.#asked || !view.state.doc.eq(doc)) return;
        view.dispatch(
          setDiagnostics(
            view.state,
            answer.problems.map((problem) => ({ ...rangeOf(doc, problem), severity: problem.severity, message: problem.message })),
          ),
        );
        shown.show(answer);
        onFound?.(view, answer.problems);
        list?.dispatchEvent(new CustomEvent("checked", { bubbles: true, detail: answer }));
      }
    },
  );
  const next = step(texts, 1);
  return {
    next,
    extension: [
      address ? asking : [],
      linter(null),
      lintGutter(),
      here(texts),
      keymap.of([
        { key: "F8", run: next },
        { key: "Shift-F8", run: step(texts, -1) },
      ]),
    ],
  };
}
