// The numbers that paragraphs begin with, and how they count on. Pure: knows leads alone (lines.js).
import { leadOf } from "./lines.js";

const RANKS = {
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  heading: 4,
  clause: 5,
  point: 6,
  item: 7,
};
// Counted through the whole paper; the others anew below each one that stands above them.
const THROUGH = new Set(["part", "chapter", "article"]);
// As they are written where the paper has none yet.
const BEGINNINGS = {
  part: "Phần I",
  chapter: "Chương I",
  section: "Mục 1",
  article: "Điều 1. ",
  heading: "I. ",
  clause: "1. ",
  subclause: "1.1. ",
  point: "a) ",
  item: "- ",
};

const LETTERS = [..."abcdđeghiklmnopqrstuvxy"];
const WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const ROMAN = [
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];
const VALUES = Object.fromEntries(ROMAN);

const roman = (count) => {
  let words = "";
  for (const [sign, value] of ROMAN) for (; count >= value; count -= value) words += sign;
  return words;
};
const arabic = (number) => {
  const values = [...number.toUpperCase()].map((sign) => VALUES[sign]);
  return values.reduce((sum, value, at) => (value < values[at + 1] ? sum - value : sum + value), 0);
};
const inCase = (words, model) => (/\p{Ll}/u.test(model) ? words : words.toUpperCase());

// Each way of counting: whose it is, which place a number has in it, and the number of a place.
const WAYS = [
  {
    is: ({ style, number }) => style === "point" && number.length === 1,
    count: (number) => LETTERS.indexOf(number) + 1,
    at: (count) => LETTERS[count - 1],
  },
  {
    is: ({ number }) => /^[\d.]+$/.test(number),
    count: (number) => Number(number.split(".").at(-1)),
    at: (count, like) => like.replace(/\d+$/, count),
  },
  {
    is: ({ style, number }) => style !== "point" && /^[IVXL]+$/i.test(number),
    count: arabic,
    at: (count, like) => inCase(roman(count).toLowerCase(), like),
  },
  {
    is: ({ number }) => /^thứ /i.test(number),
    count: (number) => WORDS.indexOf(number.slice(4).toLowerCase()) + 1,
    at: (count, like) => WORDS[count - 1] && like.slice(0, 4) + inCase(WORDS[count - 1], like),
  },
];
const wayOf = (lead) => WAYS.find((way) => way.is(lead));
const countOf = (lead) => wayOf(lead)?.count(lead.number) ?? 0;

export const depthOf = (lead) => (lead.style === "clause" ? lead.number.split(".").length - 1 : 0);
export const rankOf = (lead) => RANKS[lead.style] + depthOf(lead) / 10;
const key = (lead) => `${lead.style}${depthOf(lead)}`;

// Walks down the leads of a text, and knows at each place which number would be the next.
export class Sequence {
  #reached = new Map(); // by style and depth: the last lead and its count
  #above = [""]; // by depth: what stands before the count, 2. in 2.1

  next(lead) {
    const count = (this.#reached.get(key(lead))?.count ?? 0) + 1;
    const above = this.#above[depthOf(lead)];
    if (above === undefined || !countOf(lead)) return null;
    const number = wayOf(lead).at(count, lead.number.split(".").at(-1));
    return number ? above + number : null;
  }

  pass(lead) {
    const rank = rankOf(lead);
    for (const [name, one] of this.#reached) {
      if (rankOf(one.lead) > rank && !THROUGH.has(one.lead.style)) this.#reached.delete(name);
    }
    const before = this.#reached.get(key(lead))?.count ?? 0;
    this.#reached.set(key(lead), { lead, count: countOf(lead) || before });
    this.#above.length = depthOf(lead) + 1;
    if (lead.style === "clause") this.#above.push(`${lead.number}.`);
  }
}

export const renumbered = (lead, number) =>
  lead.text.slice(0, lead.from) + number + lead.text.slice(lead.to);

// What a new paragraph begins with below these leads, written as the last of its kind was.
export const beginning = (style, leads) => {
  if (!(style in BEGINNINGS)) return "";
  const first = leadOf(BEGINNINGS[style]);
  const alike = (lead) => key(lead) === key(first) && (countOf(lead) || style === "item");
  return beginningLike(leads.findLast(alike) ?? first, leads);
};

export const beginningLike = (lead, leads) => {
  const sequence = new Sequence();
  leads.forEach((one) => sequence.pass(one));
  return renumbered(lead, sequence.next(lead) ?? lead.number);
};

// The level above that of a lead, as the paper has it: the nearest before it that it stands below.
export const above = (lead, leads) => {
  const found = leads.findLast((one) => rankOf(one) < rankOf(lead));
  return found ? nameOf(found) : null;
};

// The level below it.
const BELOW = {
  part: "chapter",
  chapter: "section",
  section: "article",
  article: "clause",
  heading: "clause",
  clause: "point",
  subclause: "point",
  point: "item",
};
export const below = (lead) => BELOW[nameOf(lead)] ?? "";

export const nameOf = (lead) => (lead && depthOf(lead) ? "subclause" : (lead?.style ?? ""));
