// A report is kept on the device first and then sent: now, or once there is a network again.
import { edited, editing, shown } from "./items.js";
import { reduced } from "./photo.js";
import { all, drop, put, unsent, watch } from "./queue.js";
import { send } from "./sending.js";

const A_WHILE = 10 * 60 * 1000; // what was sent is told so long
let place; // of what waits, on the page that is open
const part = (name) => document.querySelector(`[data-${name}]`);
const mine = () => place.dataset.owner;

const draw = async () => {
  const items = await all(mine());
  if (!place.isConnected || place.querySelector("li form:not([hidden])")) return;
  place.hidden = !items.length;
  part("waits").textContent = items.filter(({ state }) => state !== "sent").length;
  part("told").textContent = items.findLast(({ words }) => words)?.words ?? "";
  part("items").replaceChildren(...items.map((item) => shown(item, place)));
};
const FIELDS = "textarea, input[type=number], input[type=file]";
const isWriting = () =>
  [...document.querySelectorAll("form[data-report], [data-items] form:not([hidden])")].some(
    (form) => [...form.querySelectorAll(FIELDS)].some((one) => one.value !== one.defaultValue),
  );

// Says whether someone is signed in to send for, as far as is known.
const flush = async () => {
  const before = await unsent(mine());
  let isInside = true;
  if (before.some(({ state }) => state === "waiting")) {
    try {
      isInside = await send(place.dataset.sender);
    } catch {
      navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("reports"));
    }
  }
  part("signed-out").hidden = isInside;
  await draw();
  if ((await unsent(mine())).length < before.length && !isWriting()) location.reload();
  return isInside;
};

const written = async (form) => {
  const { percent, done, note, files, declared, token } = form.elements;
  const said = { percent: done?.checked ? "100" : percent.value, note: note.value };
  return {
    key: token.value,
    person: mine(),
    url: form.action,
    part: form.dataset.part,
    title: form.dataset.report,
    seen: form.dataset.seen,
    said: declared.checked ? { ...said, declared: "on" } : said,
    files: await Promise.all([...files.files].map(reduced)),
    written: Date.now(),
    state: "waiting",
  };
};
const submit = async (form) => {
  try {
    await put(await written(form));
  } catch {
    return form.submit(); // nothing can be kept here: it is sent as forms are
  }
  form.reset();
  form.elements.token.value = crypto.randomUUID();
  delete form.dataset.sent;
  form.closest("details")?.removeAttribute("open");
  await draw();
  place.scrollIntoView({ block: "nearest" });
  await flush();
};

const DEEDS = {
  send: (item) => put({ ...item, state: "waiting", tries: 0 }),
  insist: (item) => put({ ...item, state: "waiting", tries: 0, seen: item.now }),
  drop: (item) => drop(item.key),
  close: (item) => drop(item.key),
};
const chosen = async (row) => (await all(mine())).find(({ key }) => key === row.dataset.key);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-deed]");
  if (!button) return;
  const row = button.closest("li");
  const item = await chosen(row);
  if (!item) return draw();
  if (button.dataset.deed === "edit") return editing(row, item);
  await DEEDS[button.dataset.deed](item);
  await flush();
});
const edit = async (form) => {
  const item = await chosen(form.closest("li"));
  form.hidden = true;
  if (item) {
    await put(edited(form, item));
    await drop(item.key);
  }
  await flush();
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  const deed = form.matches("[data-report]") ? submit : form.closest("[data-items]") && edit;
  if (!deed || !place?.isConnected) return;
  event.preventDefault();
  deed(form);
});

const isHere = () => place?.isConnected;
window.addEventListener("offline", () => isHere() && (part("kept").hidden = false));
window.addEventListener("online", async () => {
  if (!isHere()) return;
  const isInside = await flush();
  if (isInside && !part("kept").hidden && !isWriting()) location.reload();
});
document.addEventListener("visibilitychange", () => !document.hidden && isHere() && flush());
document.addEventListener("htmx:sendError", () => {
  if (!isHere()) return;
  part("unreached").hidden = false;
  location.hash = "#main"; // the rail closes
});
watch(() => isHere() && draw());

// The first time nothing was kept yet: the page is asked for once more, through the worker.
const install = async () => {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  const isServed = Boolean(worker.controller);
  await worker.register("/sw.js", { type: "module" });
  if (isServed) return;
  worker.addEventListener("controllerchange", () => fetch(location.pathname), { once: true });
};

export const mount = async (panel) => {
  place = panel;
  // A page that was kept comes with keys that were used: whatever is written gets one of its own.
  for (const form of document.querySelectorAll("form[data-report]")) {
    form.elements.token.value = crypto.randomUUID();
  }
  install().catch(() => {}); // a browser that has none reads online, and what waits waits here
  for (const { key, sent } of await all(mine())) if (sent < Date.now() - A_WHILE) await drop(key);
  await flush();
};
