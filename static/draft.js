// An ornament of the page on which a draft is written: without it, there is the button.
(() => {
  "use strict";

  // A draft saves itself shortly after the last key. What another wrote meanwhile is taken in where
  // nothing was typed since, and what both wrote is left to be chosen.
  const PAUSE = 2500; // milliseconds
  let resting;
  const rest = (form) => {
    clearTimeout(resting);
    resting = setTimeout(() => save(form), PAUSE);
  };
  const save = async (form) => {
    if (!form.isConnected || "sent" in form.dataset) return;
    const { text, revision } = form.elements;
    const tell = (words) => (form.querySelector("[data-status]").textContent = words);
    const sent = text.value;
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      if (told.errors) return tell(told.errors.join(" "));
      if (told.clashes) return tell(form.dataset.clashes);
      if (told.joined) {
        if (text.value === sent) {
          const place = text.selectionStart;
          text.value = told.text;
          text.setSelectionRange(place, place);
          revision.value = told.revision;
          tell(form.dataset.joined);
        }
        return rest(form);
      }
      revision.value = told.revision;
      const now = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
      tell(`${form.dataset.saved} ${now}`);
    } catch {
      tell(form.dataset.failed);
      rest(form);
    }
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-autosave]");
    if (form) rest(form);
  });
})();
