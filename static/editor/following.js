// Numbers follow by themselves: where a paragraph comes, goes or changes its level, those behind it
// that counted on from it still do. What did not count on, as in a quotation, stays as it is.
import { Plugin, PluginKey } from "../vendor/prosemirror/prosemirror.js";
import { leadOf } from "./lines.js";
import { Sequence } from "./numbers.js";

// A command sets this to {}, or to {moved: Map of old to new positions}; `false` forbids it.
export const FOLLOW = new PluginKey("follow");

const known = new WeakMap();
export const leadOfNode = (node) => {
  if (!known.has(node)) known.set(node, node.firstChild?.marks.length ? null : found(node));
  return known.get(node);
};
const found = (node) => (node.type.name === "paragraph" ? leadOf(node.textContent) : null);

export const leadsBefore = (doc, index) =>
  doc.content.content.slice(0, index).map(leadOfNode).filter(Boolean);

const isWanted = (transactions, before, after) => {
  const wanted = transactions.map((one) => one.getMeta(FOLLOW)).filter((one) => one !== undefined);
  if (wanted.length) return wanted.every(Boolean);
  const plain = transactions.every((one) => !one.getMeta("paste") && !one.getMeta("history$"));
  return plain && before.childCount !== after.childCount;
};

const counting = (doc, place) => {
  const places = new Set();
  const sequence = new Sequence();
  doc.forEach((node, offset) => {
    const lead = leadOfNode(node);
    if (!lead) return;
    if (sequence.next(lead) === lead.number) places.add(place(offset));
    sequence.pass(lead);
  });
  return places;
};

export const following = () =>
  new Plugin({
    key: FOLLOW,
    appendTransaction(transactions, before, state) {
      if (!isWanted(transactions, before.doc, state.doc)) return null;
      const moved = new Map(transactions.flatMap((one) => [...(one.getMeta(FOLLOW)?.moved ?? [])]));
      const places = counting(before.doc, (place) => {
        if (moved.has(place)) return moved.get(place);
        let gone = false;
        for (const { mapping } of transactions) {
          const result = mapping.mapResult(place, 1);
          gone ||= result.deletedAfter;
          place = result.pos;
        }
        return gone ? null : place;
      });
      const sequence = new Sequence();
      const changes = [];
      state.doc.forEach((node, offset) => {
        let lead = leadOfNode(node);
        if (!lead) return;
        const number = places.has(offset) ? sequence.next(lead) : null;
        if (number && number !== lead.number) {
          changes.push([offset + 1 + lead.from, offset + 1 + lead.to, number]);
          lead = { ...lead, number };
        }
        sequence.pass(lead);
      });
      const tr = state.tr;
      for (const [from, to, number] of changes.reverse()) tr.insertText(number, from, to);
      return changes.length ? tr : null;
    },
  });
