// After an @ in a field of words: the names offered in its list beside it, as one writes them.
(() => {
  "use strict";

  const folded = (words) =>
    words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const offered = (field) => document.getElementById(field.dataset.mentions);
  const box = document.createElement("ul");
  box.className = "completion";
  box.id = "completion";
  box.setAttribute("role", "listbox");
  let field = null;
  let place = 0;

  const close = () => {
    box.remove();
    field?.removeAttribute("aria-activedescendant");
    field?.removeAttribute("aria-controls");
    field = null;
  };
  const point = (row) => {
    [...box.children].forEach((one) => one.setAttribute("aria-selected", one === row));
    field.setAttribute("aria-activedescendant", row.id);
  };
  const take = (row) => {
    const list = offered(field);
    const option = [...list.options].find((one) => one.value === row.dataset.value);
    const end = field.selectionStart;
    option.selected = true;
    field.setRangeText(`@${row.dataset.name} `, place, end, "end");
    const done = field;
    close();
    done.focus();
  };
  const open = (found) => {
    box.replaceChildren(
      ...found.map((option, number) => {
        const row = document.createElement("li");
        row.id = `completion-${number}`;
        row.setAttribute("role", "option");
        row.dataset.value = option.value;
        row.dataset.name = option.text.replace(/ \([^)]*\)$/, "");
        row.textContent = `${option.text} · ${option.parentElement.label}`;
        return row;
      }),
    );
    field.after(box);
    field.setAttribute("aria-controls", box.id);
    point(box.firstElementChild);
  };

  document.addEventListener("input", (event) => {
    if (!event.target.dataset?.mentions) return;
    close();
    const before = event.target.value.slice(0, event.target.selectionStart);
    const written = before.match(/(?:^|\s)@([^\n@]{0,40})$/u);
    if (!written) return;
    const wanted = folded(written[1]);
    const found = [...offered(event.target).options].filter((one) =>
      ` ${folded(one.text)}`.includes(` ${wanted}`),
    );
    if (!found.length) return;
    field = event.target;
    place = before.length - written[1].length - 1;
    open(found.slice(0, 6));
  });
  document.addEventListener("keydown", (event) => {
    if (!field || event.target !== field) return;
    const rows = [...box.children];
    const now = rows.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point(rows[(now + step + rows.length) % rows.length]);
    else if (event.key === "Enter" || event.key === "Tab") take(rows[now]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  document.addEventListener("mousedown", (event) => {
    const row = event.target.closest("#completion > li");
    if (row) event.preventDefault(), take(row);
    else close();
  });
})();
