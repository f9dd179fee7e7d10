// A text that another wrote in is taken in: only what differs is put in place, and the cursor stays
// with its paragraph.
import { Fragment, TextSelection } from "../vendor/prosemirror/prosemirror.js";
import { FOLLOW } from "./following.js";
import { blocksOf, linesOf } from "./schema.js";

const same = (one, other) => linesOf(one).join("\n") === linesOf(other).join("\n");

// [from, to, blocks]: what of the old blocks gives way to which of the new.
const differences = (old, now) => {
  let first = 0;
  while (first < Math.min(old.length, now.length) && same(old[first], now[first])) first += 1;
  let last = 0;
  const left = Math.min(old.length, now.length) - first;
  while (last < left && same(old.at(-1 - last), now.at(-1 - last))) last += 1;
  const [was, is] = [old.slice(first, old.length - last), now.slice(first, now.length - last)];
  if (was.length !== is.length) return [[first, old.length - last, is]];
  return was.flatMap((block, at) =>
    same(block, is[at]) ? [] : [[first + at, first + at + 1, [is[at]]]],
  );
};

export const takeIn = (view, text) => {
  const { doc, selection } = view.state;
  const starts = [0];
  doc.forEach((node, offset) => starts.push(offset + node.nodeSize));
  const tr = view.state.tr;
  const cursor = selection.$from;
  for (const [from, to, blocks] of differences(
    doc.content.content,
    blocksOf(text.split("\n")),
  ).reverse()) {
    tr.replaceWith(starts[from], starts[to], Fragment.from(blocks));
  }
  const home = cursor.depth ? cursor.node(1) : null;
  const kept = home && nearest(tr.doc, home, tr.mapping.map(cursor.before(1)));
  if (kept !== null)
    tr.setSelection(TextSelection.near(tr.doc.resolve(kept + selection.from - cursor.before(1))));
  view.dispatch(tr.setMeta(FOLLOW, false).setMeta("addToHistory", false));
};

// Where the block of the cursor stands now; of equal ones the nearest.
const nearest = (doc, home, place) => {
  let found = null;
  doc.forEach((node, offset) => {
    if (!same(node, home)) return;
    if (found === null || Math.abs(offset - place) < Math.abs(found - place)) found = offset;
  });
  return found;
};
