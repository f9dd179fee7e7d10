// What is pasted or dropped becomes lines like those of a text: words, bold, italic, numbers and
// tables. Nothing else of it stays, and nothing of it is run: it is read in a document without a page.
import { Fragment, Slice, TextSelection, isInTable } from "../vendor/prosemirror/prosemirror.js";
import { INVISIBLE, TITLES, leadOf, lineOf, rowOf, tidy } from "./lines.js";
import { blocksOf, schema } from "./schema.js";

const LEFT_OUT = new Set(
  "SCRIPT STYLE HEAD TITLE META LINK TEMPLATE IFRAME OBJECT EMBED SVG MATH AUDIO VIDEO CANVAS SELECT".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL".split(
    " ",
  ),
);
const BULLET = /^[·•▪§o]\s+/u; // Word writes its bullets as letters of Symbol, Wingdings, Courier

// Styles are renamed before they are read, so that none is ever applied.
export const harmless = (html) =>
  html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/\s(?:data-pm-slice|on[a-z]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi, "")
        .replace(/(["'\s])style(\s*=)/gi, "$1data-style$2"),
    );

export const linesOfDom = (root) => {
  const lines = [];
  let runs = [];
  const close = () => {
    const line = tidied(runs);
    if (line) lines.push(line);
    runs = [];
  };
  const walk = (node, mark, list) => {
    if (node.nodeType === Node.TEXT_NODE) runs.push([node.data, mark]);
    if (node.nodeType !== Node.ELEMENT_NODE && node !== root) return;
    const name = node.nodeName.toUpperCase();
    if (LEFT_OUT.has(name)) return;
    if (name === "BR") return close();
    if (name === "TR") return (close(), lines.push(row(node)));
    const block = BLOCKS.has(name);
    if (block) close();
    if (name === "OL" || name === "UL") list = { node, count: Number(node.start ?? 1) || 1 };
    if (name === "LI") runs.push([numberOf(node, list), ""]);
    for (const child of node.childNodes) walk(child, markOf(node, mark), list);
    if (block) close();
  };
  walk(root, "", null);
  close();
  return lines;
};

const markOf = (node, mark) => {
  const style = node.dataset?.style ?? "";
  const says = (property) => style.match(new RegExp(`(?:^|;)\\s*${property}:\\s*(\\w+)`, "i"))?.[1];
  const weight = says("font-weight");
  if (/^(normal|[1-4]00)$/i.test(weight)) return "";
  if (/^(B|STRONG)$/.test(node.nodeName) || /^(bold|[6-9]00)$/i.test(weight)) return "bold";
  return /^(I|EM)$/.test(node.nodeName) || says("font-style") === "italic" ? "italic" : mark;
};

const WAYS = { a: (count) => `${[..."abcdđeghiklmnopqrstuvxy"][count - 1]}) ` };
const numberOf = (item, list) => {
  if (list?.node.nodeName !== "OL") return "- ";
  const count = item.value || list.count;
  list.count = count + 1;
  return (WAYS[list.node.type] ?? ((one) => `${one}. `))(count);
};

const row = (node) => rowOf([...node.cells].map((cell) => linesOfDom(cell).join(" ")));

// Single spaces, none at the ends; and no marks on the number that a paragraph begins with, nor on
// a title, which is bold by itself.
const tidied = (runs) => {
  const found = [];
  for (const [text, mark] of runs) {
    const words = clean(found.length ? text : text.trimStart());
    const before = found.at(-1);
    if (before?.[1] === mark) before[0] = clean(before[0] + words);
    else if (words) found.push([before?.[0].endsWith(" ") ? words.trimStart() : words, mark]);
  }
  const words = found.map(([text]) => text).join("");
  const lead = leadOf(words);
  const bare = TITLES.has(lead?.style) ? words.length : (lead?.text.length ?? 0);
  return tidy(lineOf(unmarked(found, bare))).replace(BULLET, "- ");
};
const clean = (text) => text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ");
const unmarked = (runs, length) =>
  runs.flatMap(([text, mark]) => {
    const cut = Math.min(length, text.length);
    length -= cut;
    return [
      [text.slice(0, cut), ""],
      [text.slice(cut), mark],
    ];
  });

export const sliceOf = (lines) =>
  Slice.maxOpen(Fragment.from(blocksOf(lines.length ? lines : [""])));
export const linesOfText = (text) =>
  text
    .split(/\r\n?|[\n\u2028\u2029\v]/)
    .map(tidy)
    .filter(Boolean);

// In a cell there is one paragraph: what comes as several is written one behind the other.
const intoCell = (view, event, slice) => {
  const { firstChild, childCount } = slice.content;
  if (!isInTable(view.state) || !childCount || firstChild.type === schema.nodes.table) return false;
  const words = slice.content.content.map((node) => node.textContent).join(" ");
  view.dispatch(view.state.tr.insertText(words.replaceAll("|", "/")).scrollIntoView());
  return true;
};

export const pasting = {
  transformPastedHTML: harmless,
  clipboardParser: { parseSlice: (dom) => sliceOf(linesOfDom(dom)) },
  clipboardTextParser: (text) => sliceOf(linesOfText(text)),
  clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n"),
  handlePaste: intoCell,
  handleDOMEvents: {
    // Several lines at once, as dictation and other helps of input bring them.
    beforeinput(view, event) {
      if (event.inputType !== "insertText" || !event.data?.includes("\n")) return false;
      event.preventDefault();
      const { state } = view;
      const [{ startContainer, startOffset, endContainer, endOffset }] = event.getTargetRanges();
      const place = (node, offset) => state.doc.resolve(view.posAtDOM(node, offset));
      const selection = TextSelection.between(
        place(startContainer, startOffset),
        place(endContainer, endOffset),
      );
      const tr = state.tr
        .setSelection(selection)
        .replaceSelection(sliceOf(linesOfText(event.data)));
      view.dispatch(tr.setMeta("paste", true).scrollIntoView());
      return true;
    },
  },
};
