// From Word or a web page, headings, lists and tables come as Markdown. Ctrl + Shift + V brings the words alone: the clipboard then has no more.
import { EditorView } from "@codemirror/view";
import { headEnd, ofHead, placeFor } from "./head.js";
import { frontMatter, frontMatterEnd, isBlank, slugOf } from "./outline.js";
import { fill } from "./texts.js";

const LONGEST_WAIT = 5_000;

const hasPicture = (data) => [...(data?.files ?? [])].some(({ type }) => type.startsWith("image/"));

/** As YAML has it. */
const quoted = (title) => (/^\p{L}[\p{L}\p{N} ’\u00A0!?-]*$/u.test(title) ? title : `"${title.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);

/** The line of the head that says the title. */
function titleLine(doc) {
  const last = frontMatterEnd(doc);
  for (let number = 2; number < last; number++) if (/^title\s*:/.test(doc.line(number).text)) return doc.line(number);
  return null;
}

/**
 * @param pictures {string} the page where a module's pictures are added
 * @param isTitled {boolean} whether the head says a title, which a text from elsewhere may bring
 * @param placeholders {string[]} titles that nobody chose
 */
export function pasting({ address, pictures, isTitled, placeholders, post, texts, say, ask }) {
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
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      annotations: ofHead.of(from === 0),
      userEvent: "input.paste",
      scrollIntoView: true,
    });
  }

  /** Whether what is pasted becomes the whole text below the head. */
  function isWhole({ doc, selection: { main } }) {
    const head = headEnd(doc);
    return head > 0 && (isBlank(doc.sliceString(head)) || (main.from <= head && isBlank(doc.sliceString(main.to))));
  }

  /** The title that a text began with goes to the head, and what it stood over is as high as a lesson begins. */
  function takeTitle(view, { title, markdown, below }) {
    const { doc } = view.state;
    const [line, start] = [titleLine(doc), headEnd(doc)];
    // What its author wrote meanwhile stays as it is.
    if (!line || doc.sliceString(start, start + markdown.length) !== markdown) {
      say(texts.titleLeft);
      return;
    }
    view.dispatch({
      changes: [
        { from: line.from, to: line.to, insert: `title: ${quoted(title)}` },
        { from: start, to: start + markdown.length, insert: below },
      ],
      annotations: ofHead.of(true),
      userEvent: "input.paste",
    });
  }

  /** It becomes that of the file when nobody chose another; else it is asked.
   *  @returns what there is to say of it, if anything */
  function settleTitle(view, pasted) {
    const { title } = pasted;
    if (!titleLine(view.state.doc)) return "";
    const now = slugOf(frontMatter(view.state.doc).title ?? "");
    const isChosen = now && now !== slugOf(title) && placeholders.every((one) => slugOf(one) !== now);
    if (isChosen) ask(fill(texts.titleOffered, title), [[texts.takeTitle, () => takeTitle(view, pasted)], [texts.leaveTitle]]);
    else takeTitle(view, pasted);
    return isChosen || now === slugOf(title) ? "" : fill(texts.titleTaken, title);
  }

  async function insert(view, html, plain) {
    const { doc } = view.state;
    let pasted = { markdown: plain };
    try {
      const response = await post(address, { html }, { signal: AbortSignal.timeout(LONGEST_WAIT) });
      if (response.ok) pasted = await response.json();
    } catch {
      // Without the site, the words alone.
    }
    // Who went on writing meanwhile may have selected something else: nothing of that goes.
    if (view.state.doc !== doc) view.dispatch({ selection: { anchor: view.state.selection.main.head } });
    const isAll = isTitled && pasted.title && isWhole(view.state);
    put(view, pasted.markdown);
    const { leftOut = [] } = pasted;
    const said = [isAll ? settleTitle(view, pasted) : "", leftOut.length ? fill(texts.leftOut, leftOut.join(" ")) : ""];
    if (said.some(Boolean)) say(said.filter(Boolean).join(" "), /<img\b/i.test(html) ? link : undefined);
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
