// A text saves itself shortly after the last key. What another wrote meanwhile is taken in where
// nothing was typed since, and what both wrote is left to be chosen.
import { forget, keep, offer, time } from "./keeping.js";

const PAUSE = 2500; // milliseconds
let resting;
let sending = null; // one save at a time, or a person would clash with themselves

// The editor hears two events: `gather`, to write its text into the field, and `taken`, when the
// field holds another text.
const fieldOf = (form) => {
  form.dispatchEvent(new Event("gather"));
  return form.elements.text;
};
const part = (form, name) => form.querySelector(`[data-${name}]`);
const tell = (form, words, isBad = false) => {
  part(form, "status").textContent = words;
  part(form, "status").classList.toggle("late", isBad);
};

const rest = (form, pause = PAUSE) => {
  form.dataset.unsaved = "";
  clearTimeout(resting);
  resting = setTimeout(() => save(form), pause);
};
const save = (form) => {
  clearTimeout(resting);
  if (!form.isConnected || "sent" in form.dataset) return;
  if (sending) return rest(form);
  sending = send(form).finally(() => (sending = null));
};
const send = async (form) => {
  const sent = fieldOf(form).value;
  try {
    const answer = await fetch(form.dataset.address, {
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

const take = (form, text) => {
  const field = form.elements.text;
  const place = field.selectionStart;
  field.value = text;
  field.setSelectionRange(place, place);
  form.dispatchEvent(new Event("taken"));
};
const answered = (form, sent, told) => {
  if (told.errors) return keep(form), tell(form, told.errors.join(" "), true);
  if (told.clashes) return ask(form, told), tell(form, form.dataset.clashes, true);
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
  forget(form);
  settle(form);
  tell(form, `${form.dataset.saved} ${time(Date.now())}`);
};

// What both wrote stands above the text until it is chosen; asked once, however often it is tried.
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

export const autosave = (form) => {
  form.dataset.address = location.pathname;
  form.addEventListener("input", (event) => {
    const asked = event.target.closest("[data-asked]");
    const places = asked ? [...asked.querySelectorAll("fieldset")] : [];
    if (places.every((place) => place.querySelector(":checked"))) rest(form, asked ? 0 : PAUSE);
  });
  offer(form, ({ text, revision }) => {
    form.elements.revision.value = revision;
    take(form, text);
    rest(form, 0);
  });
};

const written = () => document.querySelector("form[data-autosave][data-address]");
window.addEventListener("online", () => written()?.matches("[data-unsaved]") && save(written()));
// The button waits for what is on its way.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!sending || form !== written()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sending.then(() => {
      delete form.dataset.sent;
      form.requestSubmit();
    });
  },
  true,
);
// Whoever leaves before it was saved finds it again; what was sent needs it no more.
const leave = () => {
  const form = written();
  if (!form?.matches("[data-unsaved]")) return;
  if ("sent" in form.dataset) return forget(form);
  fieldOf(form);
  keep(form);
  save(form);
};
window.addEventListener("pagehide", leave);
document.addEventListener("htmx:beforeSwap", leave);
window.addEventListener("beforeunload", (event) => {
  if (written()?.matches("[data-failing]:not([data-sent])")) event.preventDefault();
});
