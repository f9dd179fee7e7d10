// How many remarks a paragraph has, beside it, with the way to them. The list on the page names the
// paragraphs of the text as it was sent: the marks move with them.
import { Decoration, DecorationSet, Plugin } from "../vendor/prosemirror/prosemirror.js";

const badge = (link) => () => {
  const made = document.createElement("a");
  made.href = link.href;
  made.className = "remarked";
  made.textContent = link.dataset.count;
  made.title = link.title;
  made.setAttribute("aria-label", link.title);
  made.contentEditable = "false";
  made.addEventListener("click", (event) => {
    event.preventDefault();
    link.click();
  });
  return made;
};

export const remarks = (links) =>
  new Plugin({
    state: {
      init(_config, { doc }) {
        const places = placesOf(doc);
        const found = links.filter((link) => places[link.dataset.line - 1] !== undefined);
        return DecorationSet.create(
          doc,
          found.map((link) =>
            Decoration.widget(places[link.dataset.line - 1], badge(link), {
              side: 1,
              ignoreSelection: true,
              stopEvent: () => true,
              key: link.href,
            }),
          ),
        );
      },
      apply: (tr, set) => set.map(tr.mapping, tr.doc),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

// Where each line ends: a paragraph, or the last cell of a row.
const placesOf = (doc) => {
  const places = [];
  doc.forEach((node, offset) => {
    if (node.type.name === "paragraph") return places.push(offset + node.nodeSize - 1);
    node.forEach((row, at) => places.push(offset + 1 + at + row.nodeSize - 3));
  });
  return places;
};
