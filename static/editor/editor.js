// The editor of a text by paragraphs, over the plain field of the form: it reads the lines from the
// field and writes the same lines back. Without it, the field does the same.
import {
  EditorState,
  EditorView,
  baseKeymap,
  gapCursor,
  history,
  isInTable,
  keymap,
  tableEditing,
} from "../vendor/prosemirror/prosemirror.js";
import { levelAt, setLevel } from "./commands.js";
import { following } from "./following.js";
import { takeIn } from "./joining.js";
import { DEEDS, KEYS } from "./keys.js";
import { shownParagraph } from "./looks.js";
import { outline } from "./outline.js";
import { pasting } from "./pasting.js";
import { remarks } from "./remarks.js";
import { autosave } from "./saving.js";
import { docOf, textOf } from "./schema.js";

const PAUSE = 300; // milliseconds until what is typed stands in the field, too
const PLAIN = "draft-plain"; // kept while the tab is open: this person writes plain lines

const open = (form, field, label) => {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const host = part("writing");
  let writing;
  let writtenIn = field.value;
  const gather = () => {
    clearTimeout(writing);
    const text = textOf(view.state.doc);
    if (text === writtenIn) return;
    field.value = writtenIn = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const start = () =>
    EditorState.create({
      doc: docOf(field.value),
      plugins: [
        keymap(KEYS),
        keymap(baseKeymap),
        history(),
        following(),
        gapCursor(),
        tableEditing(),
        outline(part("outline"), part("outline-empty")),
        remarks([...form.querySelectorAll("[data-line]")]),
      ],
    });
  const view = new EditorView(host, {
    state: start(),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": label.id,
      "aria-describedby": `${part("help").id} ${field.getAttribute("aria-describedby") ?? ""}`,
      "aria-invalid": field.getAttribute("aria-invalid") ?? "false",
      tabindex: "0",
    },
    nodeViews: { paragraph: shownParagraph },
    handleTextInput: (at, _from, _to, text) => text === "|" && isInTable(at.state),
    ...pasting,
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      tell(form, view.state);
      if (!tr.docChanged) return;
      clearTimeout(writing);
      writing = setTimeout(gather, PAUSE);
    },
  });
  tell(form, view.state);
  return {
    view,
    gather,
    take() {
      if (field.value === writtenIn) return;
      writtenIn = field.value;
      takeIn(view, field.value);
    },
    close() {
      gather();
      view.destroy();
    },
  };
};

// What the buttons say of the place where the cursor is.
const tell = (form, state) => {
  const level = form.querySelector("[data-level]");
  const name = levelAt(state);
  level.disabled = name === null;
  level.value = name ?? "table";
  form.querySelector("[data-table]").hidden = !isInTable(state);
};

export const mount = (form) => {
  const field = form.elements.text;
  const label = form.querySelector(`label[for="${field.id}"]`);
  const plain = form.querySelector("[data-plain]");
  let editor = null;
  label.id ||= `${field.id}_label`;
  const show = (asPlain) => {
    editor?.close();
    editor = null;
    field.hidden = !asPlain;
    label.htmlFor = asPlain ? field.id : "";
    plain.setAttribute("aria-pressed", asPlain);
    form.querySelectorAll("[data-editor-part]").forEach((part) => (part.hidden = asPlain));
    if (!asPlain) editor = open(form, field, label);
  };
  form.querySelectorAll("[data-do]").forEach((button) => {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const { view } = editor;
      DEEDS[button.dataset.do](view.state, view.dispatch, view);
      view.focus();
    });
  });
  form.querySelector("[data-level]").addEventListener("change", (event) => {
    setLevel(event.target.value)(editor.view.state, editor.view.dispatch);
    editor.view.focus();
  });
  label.addEventListener("click", () => editor?.view.focus());
  plain.hidden = false;
  plain.addEventListener("click", () => {
    sessionStorage.setItem(PLAIN, editor ? "1" : "");
    show(Boolean(editor));
  });
  form.addEventListener("gather", () => editor?.gather());
  form.addEventListener("taken", () => editor?.take());
  form.addEventListener("submit", () => editor?.gather(), true);
  document.addEventListener("htmx:afterSwap", () => form.isConnected || editor?.view.destroy(), {
    once: true,
  });
  show(sessionStorage.getItem(PLAIN) === "1");
  if ("autosave" in form.dataset) autosave(form);
};
