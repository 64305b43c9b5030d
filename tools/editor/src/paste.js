// From Word or a web page, headings, lists and tables come as Markdown. Ctrl + Shift + V brings the words alone: the clipboard then has no more.
import { EditorView } from "@codemirror/view";
import { fill } from "./texts.js";

const LONGEST_WAIT = 5_000;

export function pasting({ address, post, texts, say }) {
  async function insert(view, html, plain) {
    const { doc } = view.state;
    let markdown = plain;
    let leftOut = [];
    try {
      const response = await post(address, { html }, { signal: AbortSignal.timeout(LONGEST_WAIT) });
      if (response.ok) ({ markdown, leftOut = [] } = await response.json());
    } catch {
      // Without the site, the words alone.
    }
    // Who went on writing meanwhile may have selected something else: nothing of that goes.
    if (view.state.doc !== doc) view.dispatch({ selection: { anchor: view.state.selection.main.head } });
    view.dispatch(view.state.replaceSelection(markdown.replaceAll("\r\n", "\n")), { userEvent: "input.paste", scrollIntoView: true });
    if (leftOut.length) say(fill(texts.leftOut, leftOut.join(", ")));
  }

  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = address && event.clipboardData?.getData("text/html");
      if (!html) return false;
      event.preventDefault();
      insert(view, html, event.clipboardData.getData("text/plain"));
      return true;
    },
  });
}
