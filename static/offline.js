// What a device keeps for a person: let go for any other, and begun where a page asks for it.
(() => {
  "use strict";

  // A page that the server just made says whose it is; another's pages are not left lying.
  const letGo = async () => {
    const place = document.querySelector("[data-person]");
    if (!place || !window.caches) return;
    const own = `kept ${place.dataset.person}`;
    for (const name of await caches.keys()) {
      if (name.startsWith("kept ") && name !== own) await caches.delete(name);
    }
  };

  const begin = async () => {
    const place = document.querySelector("[data-offline]:not([data-begun])");
    // Without TLS a browser has no locks, and nothing that waited could be sent once.
    if (!place || !navigator.locks) return;
    place.dataset.begun = "";
    const { mount } = await import(place.dataset.offline);
    mount(place);
  };
  // Whoever signs out leaves nothing behind. What was not sent yet is asked about first.
  const clean = async ({ signsOut: person, queue, unsent: question }) => {
    const waiting = await import(queue);
    if ((await waiting.unsent(person)).length && !window.confirm(question)) return false;
    await waiting.clear(person);
    for (const name of await caches.keys()) if (name.startsWith("kept ")) await caches.delete(name);
    return true;
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.signsOut || "clean" in form.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const goes = await clean(form.dataset).catch(() => true); // a browser that keeps nothing
    delete form.dataset.sent;
    if (!goes) return;
    form.dataset.clean = "";
    form.requestSubmit();
  }, true);

  document.addEventListener("htmx:afterSettle", begin);
  begin();
  letGo();
})();
