// The headings of the text beside it, each a button that goes there.
import { Plugin, TextSelection } from "../vendor/prosemirror/prosemirror.js";
import { leadOfNode } from "./following.js";
import { TITLES } from "./lines.js";

const REST = 400; // milliseconds after the last change

const headingsOf = (doc) => {
  const found = [];
  doc.forEach((node, offset) => {
    const style = leadOfNode(node)?.style;
    if (TITLES.has(style)) found.push({ text: node.textContent, style, offset });
  });
  return found;
};

export const outline = (list, empty) =>
  new Plugin({
    view(view) {
      let shown = null;
      let waiting;
      const go = (at) => {
        const { offset } = headingsOf(view.state.doc)[at] ?? {};
        if (offset === undefined) return;
        const end = offset + view.state.doc.nodeAt(offset).nodeSize - 1;
        const selection = TextSelection.create(view.state.doc, end);
        view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
        view.nodeDOM(offset)?.scrollIntoView({ block: "start" });
        view.focus();
      };
      list.onclick = (event) => {
        const items = [...list.children];
        const item = event.target.closest("li");
        if (event.target.closest("button")) go(items.indexOf(item));
      };
      const show = () => {
        const headings = headingsOf(view.state.doc);
        const key = headings.map((one) => `${one.style} ${one.text}`).join("\n");
        if (key === shown) return;
        shown = key;
        list.replaceChildren(...headings.map(entry));
        empty.hidden = headings.length > 0;
      };
      show();
      return {
        update(_view, before) {
          if (before.doc === view.state.doc) return;
          clearTimeout(waiting);
          waiting = setTimeout(show, REST);
        },
        destroy: () => clearTimeout(waiting),
      };
    },
  });

const entry = ({ text, style }) => {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet compact";
  button.textContent = text;
  item.className = style;
  item.append(button);
  return item;
};
