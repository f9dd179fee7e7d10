// What a line of a text is, by its beginning and its marks: the rules of
// lientich/drafting/official/text.py once more, and a test holds the two together. Pure.

const END = "(?![\\p{L}\\p{N}_])"; // of a word, in any script
const ORDINAL = "(?:thứ \\p{L}+|[IVXL]+|\\d+)";
const STYLES = [
  ["row", /^\|.*\|$/u],
  ["part", new RegExp(`^phần ${ORDINAL}${END}`, "iu")],
  ["chapter", new RegExp(`^chương ${ORDINAL}${END}`, "iu")],
  ["section", new RegExp(`^mục (?:\\d+|[IVXL]+)${END}`, "iu")],
  ["article", /^điều \d+[a-zđ]?\s*[.:]/iu],
  ["heading", /^[IVXL]+\s*[.\-–/]\s*\S/u],
  ["clause", /^\d{1,2}(?:\.\d{1,2})*\s*[.\-–)/]\s*\S/u],
  ["point", /^(?:[a-zđ]|[a-z]{2})\s*\)\s*\S/u],
  ["item", /^[-–+•*]\s+\S/u],
];
// The number that a paragraph begins with, also while nothing stands behind it yet. More wary than
// the above: 2.5 triệu and 12-15 ngày are figures, and no number of a paragraph.
const LEADS = [
  ["part", new RegExp(`^(phần )(${ORDINAL})${END}\\s*`, "iu")],
  ["chapter", new RegExp(`^(chương )(${ORDINAL})${END}\\s*`, "iu")],
  ["section", new RegExp(`^(mục )(\\d+|[IVXL]+)${END}\\s*`, "iu")],
  ["article", /^(điều )(\d+[a-zđ]?)\s*[.:]\s*/iu],
  ["heading", /^()([IVXL]+)\s*[.\-–/](?:\s+|$|(?=\p{L}))/u],
  ["clause", /^()(\d{1,2}(?:\.\d{1,2})*)\s*[.\-–)/](?:\s+|$|(?=\p{L}))/u],
  ["point", /^()([a-zđ]|[a-z]{2})\s*\)(?:\s+|$|(?=\p{L}))/u],
  ["item", /^()([-–+•*])\s+/u],
];
// What stands above others, and is set as a title.
export const TITLES = new Set(["part", "chapter", "section", "article", "heading"]);
const MARKED = /\*\*(?=\S)(?<bold>.+?)(?<=\S)\*\*|\*(?=\S)(?<italic>[^*]+?)(?<=\S)\*/gu;
// What cannot be seen: canonical() leaves it out, and a pasted text brings it.
export const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/g;

export const styleOf = (line) => STYLES.find(([, form]) => form.test(line))?.[0] ?? "body";

// {style, number, text, from, to}: what stands before its words, and where in that the number is.
export const leadOf = (text) => {
  for (const [style, form] of LEADS) {
    const found = form.exec(text);
    if (!found) continue;
    const [whole, before, number] = found;
    const from = before.length;
    return { style, number, text: whole, from, to: from + number.length };
  }
  return null;
};

// The words of a line as [text, mark], mark "bold", "italic" or none; as they stand where marks
// would not be written again as they were.
export const runsOf = (line) => {
  const runs = [];
  let done = 0;
  const add = (text, mark) => {
    const last = runs.at(-1);
    if (last && last[1] === mark) last[0] += text;
    else if (text) runs.push([text, mark]);
  };
  for (const found of line.matchAll(MARKED)) {
    add(line.slice(done, found.index), "");
    const { bold, italic } = found.groups;
    add(bold ?? italic, bold ? "bold" : "italic");
    done = found.index + found[0].length;
  }
  add(line.slice(done), "");
  return lineOf(runs) === line ? runs : [[line, ""]].filter(([text]) => text);
};

const SIGNS = { bold: "**", italic: "*" };
export const lineOf = (runs) => runs.map(([text, mark]) => marked(text, SIGNS[mark])).join("");
const marked = (text, sign) => {
  const words = text.trim();
  if (!sign || !words) return text;
  const at = text.indexOf(words);
  return text.slice(0, at) + sign + words + sign + text.slice(at + words.length);
};

export const isRow = (line) => STYLES[0][1].test(line);
export const cellsOf = (line) =>
  line
    .replace(/^\|+|\|+$/g, "")
    .split("|")
    .map((cell) => cell.trim());
export const rowOf = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "/")).join(" | ")} |`;

export const tidy = (words) =>
  words.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
