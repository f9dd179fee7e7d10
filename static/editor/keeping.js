// What could not be saved yet is kept by the browser until the tab is closed, and offered again.
const key = (form) => `draft ${form.dataset.address}`;
const part = (form, name) => form.querySelector(`[data-kept${name}]`);

export const time = (at) =>
  new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

export const keep = (form) => {
  const { text, revision } = form.elements;
  const kept = { text: text.value, revision: revision.value, at: Date.now() };
  try {
    sessionStorage.setItem(key(form), JSON.stringify(kept));
  } catch {} // there is no room: the page itself still holds the text
};
export const forget = (form) => sessionStorage.removeItem(key(form));

// `take` is given what is kept, when the person wants it back.
export const offer = (form, take) => {
  const kept = JSON.parse(sessionStorage.getItem(key(form)));
  if (!kept) return;
  if (kept.text === form.elements.text.value) return forget(form);
  const place = part(form, "");
  part(form, "-at").textContent = time(kept.at);
  part(form, "-take").onclick = () => {
    place.hidden = true;
    take(kept);
  };
  part(form, "-drop").onclick = () => {
    place.hidden = true;
    forget(form);
  };
  place.hidden = false;
};
