// A text of lines as a document of ProseMirror, and back to the very same lines.
import { Fragment, Schema, tableNodes } from "../vendor/prosemirror/prosemirror.js";
import { cellsOf, isRow, lineOf, rowOf, runsOf } from "./lines.js";

const { table, table_row, table_cell, table_header } = tableNodes({
  tableGroup: "block",
  cellContent: "words",
  cellAttributes: {},
});
export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      content: "text*",
      group: "block",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    words: { content: "text*", parseDOM: [{ tag: "div" }], toDOM: () => ["div", 0] },
    text: {},
    table,
    // `line`: as the row was written, kept as long as its cells are as many and say the same.
    table_row: { ...table_row, attrs: { line: { default: null }, width: { default: 0 } } },
    table_cell,
    table_header,
  },
  marks: {
    bold: { excludes: "_", parseDOM: [{ tag: "strong" }], toDOM: () => ["strong", 0] },
    italic: { excludes: "_", parseDOM: [{ tag: "em" }], toDOM: () => ["em", 0] },
  },
});
const { nodes, marks } = schema;

const inline = (line) =>
  runsOf(line).map(([text, mark]) => schema.text(text, mark ? [marks[mark].create()] : []));

export const paragraph = (line) => nodes.paragraph.create(null, inline(line));

const cell = (text) => nodes.table_cell.create(null, nodes.words.create(null, inline(text)));

export const tableOf = (lines) => {
  const rows = lines.map(cellsOf);
  const width = Math.max(...rows.map((row) => row.length));
  const filled = (row) => [...row, ...Array(width - row.length).fill("")];
  return nodes.table.create(
    null,
    rows.map((row, at) =>
      nodes.table_row.create({ line: lines[at], width }, filled(row).map(cell)),
    ),
  );
};

// Paragraphs, and what rows follow each other as one table.
export const blocksOf = (lines) => {
  const blocks = [];
  let rows = [];
  const close = () => {
    if (rows.length) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const line of lines) {
    if (isRow(line)) rows.push(line);
    else {
      close();
      blocks.push(paragraph(line));
    }
  }
  close();
  return blocks;
};

export const docOf = (text) => nodes.doc.create(null, Fragment.from(blocksOf(text.split("\n"))));

// Nodes never change: what was written of one stands until there is another in its place.
const written = new WeakMap();
export const linesOf = (block) => {
  if (!written.has(block)) {
    const lines = block.type === nodes.table ? block.content.content.map(row) : [words(block)];
    written.set(block, lines);
  }
  return written.get(block);
};

export const textOf = (doc) => doc.content.content.flatMap(linesOf).join("\n");

const words = (block) =>
  lineOf(block.content.content.map((run) => [run.text, run.marks[0]?.type.name ?? ""]));

const row = (node) => {
  const cells = node.content.content.map((one) => words(one.firstChild));
  const { line, width } = node.attrs;
  if (line === null || node.childCount !== width) return rowOf(cells);
  const before = cellsOf(line);
  return cells.every((text, at) => text === (before[at] ?? "")) ? line : rowOf(cells);
};
