// Ornaments of the page on which a draft is written: without them, there are the field and the button.
(() => {
  "use strict";

  const PAUSE = 2500; // milliseconds after the last key until a draft saves itself
  let resting;

  // The editor by paragraphs (editor/editor.js) hears two events: `gather`, to write its text into
  // the field, and `taken`, when the field holds another text.
  const fieldOf = (form) => {
    form.dispatchEvent(new Event("gather"));
    return form.elements.text;
  };
  const part = (form, name) => form.querySelector(`[data-${name}]`);
  const tell = (form, words, isBad = false) => {
    part(form, "status").textContent = words;
    part(form, "status").classList.toggle("late", isBad);
  };
  const time = (at) =>
    new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  // What could not be saved yet is kept until the tab is closed, for this address.
  const key = () => `draft ${location.pathname}`;
  const keep = (form) => {
    const { text, revision } = form.elements;
    const kept = { text: text.value, revision: revision.value, at: Date.now() };
    try {
      sessionStorage.setItem(key(), JSON.stringify(kept));
    } catch {} // there is no room: the page itself still holds the text
  };
  const forget = () => sessionStorage.removeItem(key());

  const rest = (form, pause = PAUSE) => {
    form.dataset.unsaved = "";
    clearTimeout(resting);
    resting = setTimeout(() => save(form), pause);
  };
  const take = (form, text) => {
    const field = form.elements.text;
    const place = field.selectionStart;
    field.value = text;
    field.setSelectionRange(place, place);
    form.dispatchEvent(new Event("taken"));
  };
  const ask = (form, told) => {
    const place = part(form, "asked");
    if (place.dataset.revision === String(told.revision)) return;
    place.dataset.revision = told.revision;
    const page = new DOMParser().parseFromString(told.asked, "text/html");
    place.replaceChildren(...page.body.childNodes);
    form.elements.against.value = told.revision;
    place.scrollIntoView({ block: "nearest" });
  };
  const settle = (form) => {
    const place = part(form, "asked");
    place.replaceChildren();
    delete place.dataset.revision;
  };
  const answered = (form, sent, told) => {
    if (told.errors) return (keep(form), tell(form, told.errors.join(" "), true));
    if (told.clashes) return (ask(form, told), tell(form, form.dataset.clashes, true));
    if (told.joined) {
      if (fieldOf(form).value === sent) {
        take(form, told.text);
        form.elements.revision.value = told.revision;
        settle(form);
        tell(form, form.dataset.joined);
      }
      return rest(form);
    }
    form.elements.revision.value = told.revision;
    if (fieldOf(form).value === sent) delete form.dataset.unsaved;
    delete form.dataset.failing;
    forget();
    settle(form);
    tell(form, `${form.dataset.saved} ${time(Date.now())}`);
  };
  const save = async (form) => {
    if (!form.isConnected || "sent" in form.dataset) return;
    const sent = fieldOf(form).value;
    clearTimeout(resting);
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      answered(form, sent, await answer.json());
    } catch {
      keep(form);
      form.dataset.failing = "";
      tell(form, form.dataset.failed, true);
      rest(form, 4 * PAUSE);
    }
  };

  const written = () => document.querySelector("form[data-autosave]");
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-autosave]");
    if (!form) return;
    const asked = event.target.closest("[data-asked]");
    const places = asked ? [...asked.querySelectorAll("fieldset")] : [];
    if (places.every((place) => place.querySelector(":checked"))) rest(form, asked ? 0 : PAUSE);
  });
  window.addEventListener("online", () => written()?.matches("[data-unsaved]") && save(written()));
  // Whoever leaves before it was saved finds it again; what was sent needs it no more.
  const leave = () => {
    const form = written();
    if (!form || !("unsaved" in form.dataset)) return;
    if ("sent" in form.dataset) return forget();
    fieldOf(form);
    keep(form);
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("htmx:beforeSwap", leave);
  window.addEventListener("beforeunload", (event) => {
    if (written()?.matches("[data-failing]:not([data-sent])")) event.preventDefault();
  });

  const offer = (form) => {
    const kept = JSON.parse(sessionStorage.getItem(key()));
    if (!kept) return;
    if (kept.text === form.elements.text.value) return forget();
    const place = part(form, "kept");
    part(form, "kept-at").textContent = time(kept.at);
    part(form, "kept-take").onclick = () => {
      form.elements.revision.value = kept.revision;
      take(form, kept.text);
      place.hidden = true;
      rest(form, 0);
    };
    part(form, "kept-drop").onclick = () => {
      forget();
      place.hidden = true;
    };
    place.hidden = false;
  };

  const begin = async () => {
    const form = document.querySelector("form[data-editor]:not([data-begun])");
    if (!form) return;
    form.dataset.begun = "";
    const { mount } = await import(form.dataset.editor);
    mount(form);
    if ("autosave" in form.dataset) offer(form);
  };
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
