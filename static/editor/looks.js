// How a paragraph looks in the editor.
import { leadOfNode } from "./following.js";
import { styleOf } from "./lines.js";
import { linesOf } from "./schema.js";

// A paragraph looks like what its beginning makes it: a title only where it is no longer than the
// paper would set as one (official/papers.py).
const LONGEST_TITLE = 160;
const looks = (node) => {
  const words = node.textContent;
  const style = leadOfNode(node)?.style ?? styleOf(linesOf(node)[0]);
  if (words.length > LONGEST_TITLE) return `${style} long`;
  return /\p{Lu}/u.test(words) && words === words.toUpperCase() ? `${style} caps` : style;
};
export const shownParagraph = (node) => {
  const dom = document.createElement("p");
  dom.className = looks(node);
  const update = (other) => {
    if (other.type !== node.type) return false;
    const look = looks(other);
    if (dom.className !== look) dom.className = look;
    return true;
  };
  return { dom, contentDOM: dom, update };
};
