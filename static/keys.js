// A queue worked through by keyboard: j and k move among its rows, Enter opens the one in focus.
(() => {
  "use strict";

  const OFF = "keys-off"; // who types other things with single letters turns them off
  const isOff = () => localStorage.getItem(OFF) !== null;
  const links = () => [...document.querySelectorAll("[data-worked] a.title")];

  const tellHelp = () => {
    const help = document.querySelector("[data-keys]");
    if (!help || !links().length || !matchMedia("(pointer: fine)").matches) return;
    help.hidden = false;
    const button = help.querySelector("button");
    button.textContent = isOff() ? button.dataset.turnOn : button.dataset.turnOff;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "j" && event.key !== "k") return;
    if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const rows = links();
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = rows[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-keys] button")) return;
    if (isOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
    tellHelp();
  });

  tellHelp();
  document.addEventListener("htmx:load", tellHelp);
})();
