// The editor of authors' files. Without this file, or where a browser lacks what it needs, the page's own textarea stays.
import { closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, Text } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completion } from "./completion.js";
import { foldingHead, isOfHead, selectBelow, unfoldHead } from "./head.js";
import { isProse, languageOf } from "./language.js";
import { bodyStart } from "./outline.js";
import { pasting } from "./paste.js";
import { followPlaces } from "./places.js";
import { Preview } from "./preview.js";
import { problems } from "./problems.js";
import { Remarks } from "./remarks.js";
import { Saving } from "./saving.js";
import { selfChecking } from "./selfcheck.js";
import { mountSurroundings, stylesOf } from "./styles.js";
import { textsOf } from "./texts.js";

const LARGEST_LAST_WORD = 60_000;

/** Around the cursor, for the list that opens there. */
const ROOM = 200;

/** Posts as the form does, with what is given in place of its fields. */
const posting = (form) => (address, fields, { isLastWord = false, ...options } = {}) => {
  const body = new URLSearchParams(fields);
  if (!body.has("revision") && form.elements.revision) body.set("revision", form.elements.revision.value);
  body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken?.value ?? "");
  // Browsers finish a small request after the page is closed, and refuse a larger one outright. An accented letter is sent as six.
  const keepalive = isLastWord && body.toString().length < LARGEST_LAST_WORD;
  return fetch(address, { method: "POST", body, keepalive, headers: { Accept: "application/json", "X-Requested-With": "fetch" }, redirect: "manual", ...options });
};

function attributesOf(textarea, describedBy) {
  const [label] = textarea.labels;
  if (label) label.id ||= `${textarea.id}-label`;
  return {
    lang: textarea.lang || textarea.dataset.language,
    spellcheck: textarea.dataset.kind === "playthroughs" ? "false" : "true",
    // It can be reached without it; tools that check pages look for it.
    tabindex: "0",
    autocorrect: "on",
    autocapitalize: "sentences",
    "aria-describedby": [textarea.getAttribute("aria-describedby"), describedBy].filter(Boolean).join(" "),
    ...(label ? { "aria-labelledby": label.id } : { "aria-label": textarea.getAttribute("aria-label") ?? "" }),
  };
}

/** The titles that nobody chose: the one that a new lesson comes with, and the name of the file. */
const titlesToReplace = ({ firstTitle, key }) => [firstTitle, /([^/.]*)[^/]*$/.exec(key ?? "")?.[1]].filter(Boolean);

const button = (label, does) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  if (does) made.addEventListener("click", does);
  return made;
};

function edit(textarea) {
  const { form, dataset } = textarea;
  const texts = textsOf(form.dataset);
  const post = posting(form);
  const list = document.querySelector("[data-editor-problems]");
  const keys = Object.assign(document.createElement("p"), { id: `${textarea.id}-keys`, className: "editor-keys", textContent: texts.keys });
  const side = Object.assign(document.createElement("div"), { className: "editor-side" });
  const tools = Object.assign(document.createElement("div"), { className: "editor-tools" });
  const isText = isProse(dataset.kind);
  /** What is wrong there is seen; what could be better can wait until its author goes there. */
  const showHead = (view, problems) => problems.some(({ line, severity }) => severity === "error" && isOfHead(view.state.doc, line)) && unfoldHead(view);
  const found = problems({ address: dataset.check, list, post, texts, onFound: isText ? showHead : undefined });
  const say = (words, link) => saving?.tell(words, link);
  const ask = (words, choices) => saving?.ask(words, choices);
  const fileLanguage = dataset.language === "en" ? "en" : "fr";
  const check = dataset.selfCheck && selfChecking({ address: dataset.selfCheck, language: fileLanguage, post, texts, say });
  const completing = completion({ kind: dataset.kind, fileLanguage, address: dataset.complete, check, texts });
  const doc = Text.of(textarea.value.split("\n"));
  let saving = null;
  let preview = null;

  const view = new EditorView({
    state: EditorState.create({
      doc,
      selection: { anchor: bodyStart(doc) },
      extensions: [
        EditorState.phrases.of(texts.phrases),
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        highlightActiveLine(),
        history(),
        search({ top: true }),
        languageOf(dataset.kind),
        completing.extension,
        found.extension,
        isText && dataset.about ? foldingHead({ address: dataset.about, texts, beforeLeaving: () => saving.arrive() }) : [],
        pasting({
          address: dataset.paste,
          pictures: dataset.pictures,
          isTitled: dataset.kind === "lesson",
          placeholders: titlesToReplace(dataset),
          post,
          texts,
          say,
          ask,
        }),
        keymap.of([
          ...completionKeymap,
          ...searchKeymap,
          ...historyKeymap,
          { key: "Mod-a", run: selectBelow, preventDefault: true },
          // Tab is left alone: it goes on to what follows.
          ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(attributesOf(textarea, keys.id)),
        EditorView.updateListener.of(({ docChanged, selectionSet }) => {
          if (docChanged) {
            saving?.changed();
            preview?.changed();
          }
          if (docChanged || selectionSet) preview?.follow();
        }),
        stylesOf(isText),
      ],
    }),
  });

  const act = (label, command) =>
    button(label, () => {
      preview?.showText();
      view.focus();
      // What it does happens at the cursor, which may be far above or below.
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { y: "nearest", yMargin: ROOM }) });
      command(view);
    });
  const insert = (view) => closeCompletion(view) || completing.insert(view);
  tools.append(act(texts.insert, insert), act(texts.undo, undo), act(texts.redo, redo), act(texts.search, openSearchPanel), act(texts.nextProblem, found.next));
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    saving.now();
  });
  textarea.labels[0]?.addEventListener("click", () => view.focus());
  textarea.after(tools, side, keys);
  side.append(view.dom);
  for (const replaced of [textarea, ...form.querySelectorAll("[data-without-script]")]) replaced.hidden = true;
  // A browser can't show what it would say of a field that isn't seen; the site says it.
  textarea.required = false;

  saving = new Saving({ view, textarea, form, texts, post });
  const section = document.querySelector("[data-editor-preview]");
  if (section && dataset.preview) {
    const show = button(texts.preview);
    tools.append(show);
    preview = new Preview({ view, section, side, button: show, address: dataset.preview, post, texts });
  }
  const said = document.querySelector("[data-editor-remarks]");
  if (said) tools.append(new Remarks({ view, section: said, form, texts, saving, showText: () => preview?.showText() }).button);
  followPlaces(view, () => preview?.showText());
}

const textarea = document.querySelector("textarea[data-editor]");
if (textarea && "adoptedStyleSheets" in document) {
  mountSurroundings();
  edit(textarea);
}
