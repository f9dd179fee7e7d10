// What keys and buttons do to tables, beyond what the library brings.
import { TextSelection, isInTable } from "../vendor/prosemirror/prosemirror.js";
import { paragraph } from "./schema.js";

export const insertTable = (table) => (state, dispatch) => {
  const { $from } = state.selection;
  if (isInTable(state)) return false;
  const empty = $from.depth === 1 && $from.parent.content.size === 0;
  const place = empty ? $from.before(1) : $from.after(1);
  const tr = empty
    ? state.tr.replaceWith(place, $from.after(1), table)
    : state.tr.insert(place, table);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(place + 3))).scrollIntoView());
  return true;
};

// In a table: the cell below; from the last row, what stands below the table.
export const cellBelow = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { $from } = state.selection;
  const table = $from.node(1);
  const tr = state.tr;
  let place = $from.after(1);
  if ($from.index(1) + 1 < table.childCount) {
    place = $from.after(2) + 1;
    const row = table.child($from.index(1) + 1);
    for (let at = 0; at < $from.index(2); at += 1) place += row.child(at).nodeSize;
  } else if (state.doc.resolve(place).nodeAfter?.type.name !== "paragraph") {
    tr.insert(place, paragraph(""));
  }
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1))).scrollIntoView());
  return true;
};
