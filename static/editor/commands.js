// What keys and buttons do to paragraphs.
import {
  TextSelection,
  baseKeymap,
  chainCommands,
  toggleMark,
} from "../vendor/prosemirror/prosemirror.js";
import { FOLLOW, leadOfNode, leadsBefore } from "./following.js";
import { TITLES, leadOf } from "./lines.js";
import { above, beginning, beginningLike, below, nameOf } from "./numbers.js";
import { paragraph, schema } from "./schema.js";
import { cellBelow } from "./tables.js";

const own = (state) => (state.selection.$from.depth === 1 ? state.selection.$from.parent : null);

// What a paragraph begins with is put in the place of what it began with.
const begun = (tr, index, words) => {
  const start = startOf(tr.doc, index) + 1;
  const lead = leadOfNode(tr.doc.child(index));
  const end = start + (lead?.text.length ?? 0);
  return words ? tr.replaceWith(start, end, schema.text(words)) : tr.delete(start, end);
};
const startOf = (doc, index) =>
  doc.content.content.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0);

// Chương I stands on a line of its own, above the words of its title.
const ALONE = new Set(["part", "chapter", "section"]);

// Each paragraph of the selection gets the level that `level` tells; null: it stays.
const toLevel = (level) => (state, dispatch) => {
  const { $from, $to } = state.selection;
  const tr = state.tr;
  let last = $to.index(0);
  for (let index = $from.index(0); index <= last; index += 1) {
    const node = tr.doc.child(index);
    if (node.type.name !== "paragraph") continue;
    const leads = leadsBefore(tr.doc, index);
    const lead = leadOfNode(node);
    const wanted = level(lead, leads);
    if (wanted === null) continue;
    const isAlone = ALONE.has(wanted) && node.textContent.length > (lead?.text.length ?? 0);
    begun(tr, index, isAlone ? "" : beginning(wanted, leads));
    if (!isAlone) continue;
    tr.insert(startOf(tr.doc, index), paragraph(beginning(wanted, leads)));
    index += 1;
    last += 1;
  }
  if (tr.docChanged && dispatch) dispatch(tr.setMeta(FOLLOW, {}).scrollIntoView());
  return true;
};

export const setLevel = (name) => toLevel(() => name);
// A plain paragraph joins the level of what is numbered above it, or goes below that.
export const raise = toLevel((lead, leads) =>
  lead ? above(lead, leads) : nameOf(leads.at(-1)) || "heading",
);
export const lower = toLevel((lead, leads) => {
  const from = lead ?? leads.at(-1);
  return from ? below(from) : "clause";
});

export const levelAt = (state) => {
  const node = own(state);
  return node ? nameOf(leadOfNode(node)) : null;
};

export const enter = (state, dispatch) => {
  const { $from } = state.selection;
  const lead = own(state) && leadOfNode($from.parent);
  if (!lead || !(state.selection instanceof TextSelection)) return false;
  const index = $from.index(0);
  if ($from.parentOffset < lead.text.length) {
    dispatch?.(state.tr.insert($from.before(), paragraph("")).scrollIntoView());
    return true;
  }
  if ($from.parent.textContent === lead.text && state.selection.empty) {
    return toLevel((one, leads) => above(one, leads) ?? "")(state, dispatch);
  }
  const tr = state.tr.deleteSelection();
  tr.split(tr.selection.from);
  const rest = tr.doc.child(index + 1).textContent;
  const start = startOf(tr.doc, index + 1) + 1;
  tr.delete(start, start + rest.length - rest.trimStart().length);
  if (!TITLES.has(lead.style)) {
    begun(tr, index + 1, beginningLike(lead, leadsBefore(tr.doc, index + 1)));
    tr.setSelection(
      TextSelection.create(tr.doc, start + leadOfNode(tr.doc.child(index + 1)).text.length),
    );
  }
  dispatch?.(tr.setMeta(FOLLOW, {}).scrollIntoView());
  return true;
};

// Right before or behind its number, Backspace takes the number away whole.
export const unnumber = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const lead = own(state) && leadOfNode($from.parent);
  if (!lead || !empty || ![0, lead.text.length].includes($from.parentOffset)) return false;
  dispatch?.(begun(state.tr, $from.index(0), "").setMeta(FOLLOW, {}));
  return true;
};

// At the end of a paragraph, Delete joins the words of the next to it without their number.
export const joinNext = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const index = $from.index(0) + 1;
  const lead = own(state) && state.doc.maybeChild(index) && leadOfNode(state.doc.child(index));
  if (!lead || !empty || $from.parentOffset < $from.parent.content.size) return false;
  dispatch?.(begun(state.tr, index, "").join($from.after(1)).setMeta(FOLLOW, {}));
  return true;
};

// The block above or below goes to the other side of what is selected.
export const move = (step) => (state, dispatch) => {
  const { $from, $to } = state.selection;
  const [first, last] = [$from.index(0), $to.index(0)];
  const other = step < 0 ? first - 1 : last + 1;
  if (other < 0 || other >= state.doc.childCount) return true;
  const node = state.doc.child(other);
  const [start, end] = [startOf(state.doc, first), startOf(state.doc, last + 1)];
  const from = startOf(state.doc, other);
  const tr = state.tr;
  if (step < 0) tr.insert(end, node).delete(from, start);
  else tr.delete(end, end + node.nodeSize).insert(start, node);
  const moved = new Map([[from, step < 0 ? end - node.nodeSize : start]]);
  dispatch?.(tr.setMeta(FOLLOW, { moved }).scrollIntoView());
  return true;
};

// Bold or italic, but for the numbers: a paragraph is known by what it begins with.
export const mark = (name) => (state, dispatch) =>
  toggleMark(schema.marks[name])(
    state,
    dispatch &&
      ((tr) => {
        tr.doc.forEach((node, offset) => {
          if (offset > tr.selection.to || offset + node.nodeSize < tr.selection.from) return;
          const lead = node.type.name === "paragraph" ? leadOf(node.textContent) : null;
          if (lead) tr.removeMark(offset + 1, offset + 1 + lead.text.length);
        });
        dispatch(tr);
      }),
  );

export const plainBelow = (state, dispatch) =>
  own(state) ? baseKeymap.Enter(state, dispatch) : false;
export const onEnter = chainCommands(cellBelow, enter, baseKeymap.Enter);
export const onDelete = chainCommands(joinNext, baseKeymap.Delete);
export const onBackspace = chainCommands(unnumber, baseKeymap.Backspace);
