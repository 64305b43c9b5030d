// From Word or a web page, headings, lists and tables come as Markdown. Ctrl + Shift + V brings the words alone: the clipboard then has no more.
import { EditorView } from "@codemirror/view";
import { placeFor } from "./head.js";
import { fill } from "./texts.js";

const LONGEST_WAIT = 5_000;

const hasPicture = (data) => [...(data?.files ?? [])].some(({ type }) => type.startsWith("image/"));

/** @param pictures {string} the page where a module's pictures are added */
export function pasting({ address, pictures, post, texts, say }) {
  const link = pictures && [texts.toPictures, pictures];
  /** It doesn't come this way, and it is told. */
  const refusePicture = (event) => {
    event.preventDefault();
    say(texts.noPicture, link);
    return true;
  };

  function put(view, text) {
    const insert = view.state.toText(text.replaceAll("\r\n", "\n"));
    const { from, to } = placeFor(view.state, text);
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.paste", scrollIntoView: true });
  }

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
    put(view, markdown);
    if (leftOut.length) say(fill(texts.leftOut, leftOut.join(", ")), /<img\b/i.test(html) ? link : undefined);
  }

  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = address && event.clipboardData?.getData("text/html");
      const plain = event.clipboardData?.getData("text/plain");
      // A picture copied from a page comes with its address as a page of its own.
      if (hasPicture(event.clipboardData) && !plain) return refusePicture(event);
      if (!html && !plain) return false;
      event.preventDefault();
      if (html) insert(view, html, plain);
      else put(view, plain);
      return true;
    },
    drop: (event) => hasPicture(event.dataTransfer) && refusePicture(event),
  });
}
