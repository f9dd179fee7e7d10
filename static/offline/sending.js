// What waits is sent in the order in which it was written, by whoever comes first: a page, another
// page, or the worker. An answer that got lost is asked for again: the server keeps each key once.
import { all, find, put } from "./queue.js";

const headers = { Accept: "application/json" };
const REFUSED = [400, 403, 404, 413];
const AWAY = [408, 429, 502, 503, 504]; // the server is not to be had: all goes on waiting
const TRIES = 3; // of a report that it stumbles over; then it is set aside

const data = async (answer) => {
  const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
  return isData ? answer.json() : {};
};
const post = async (item, token) => {
  const body = new FormData();
  Object.entries(item.said).forEach(([name, value]) => body.set(name, value));
  body.set("token", item.key);
  body.set("person", item.person);
  body.set("seen", item.seen);
  body.set("written_at", new Date(item.written).toISOString());
  body.set("csrfmiddlewaretoken", token);
  item.files.forEach(({ name, blob }) => body.append("files", blob, name));
  const answer = await fetch(item.url, { method: "POST", body, headers });
  return { status: answer.status, ...(await data(answer)) };
};
const answered = (item, { status, at, words, errors, theirs, stands, seen }) => {
  if (at) return { ...item, state: "sent", sent: Date.now(), at, words, files: [] };
  if (status === 409) return { ...item, state: "overtaken", theirs, stands, now: seen };
  if (REFUSED.includes(status)) return { ...item, state: "refused", reason: errors?.join(" ") };
  if (AWAY.includes(status)) throw new Error(`${status}`);
  const tries = (item.tries ?? 0) + 1;
  return { ...item, tries, state: tries < TRIES ? "waiting" : "stuck" };
};

// Says whether someone is signed in to send for. Throws where there is no network.
export const send = (sender) =>
  navigator.locks.request("lientich", async () => {
    const asked = await fetch(sender, { headers });
    if (asked.status === 401) return false;
    const { person, token } = await asked.json();
    const behind = new Set(); // the parts of which an earlier report waits: theirs come after it
    for (const { key } of await all(person)) {
      const item = await find(key); // as it is by now: it may be edited or dropped
      if (item?.state !== "waiting" || behind.has(item.url)) continue;
      const told = await post(item, token);
      if (told.status === 401) return false;
      const { state } = await put(answered(item, told));
      if (state === "waiting") behind.add(item.url);
    }
    if (behind.size) throw new Error("500"); // so that it is tried again
    return true;
  });
