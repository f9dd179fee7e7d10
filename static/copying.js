(() => {
  "use strict";

  // A text that is pasted elsewhere is copied at a press; where nothing can be, there is no button.
  const copying = () =>
    document.querySelectorAll("[data-copies]").forEach((button) => {
      button.hidden = !navigator.clipboard;
    });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    const words = document.getElementById(button.dataset.copies).value;
    navigator.clipboard.writeText(words).then(() => {
      button.lastChild.textContent = button.dataset.copied;
    });
  });
  document.addEventListener("htmx:afterSettle", copying);
  copying();
})();
