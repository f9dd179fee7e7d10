// Reads without a network: the files of the house, and the pages that their header lets this
// device keep, for the one person it names. No other page is kept, and none once they sign out.
import { send } from "./sending.js";

const KEPT_FOR = "Kept-For";
const FILES = "files";
const PATIENCE = 5000; // milliseconds: a network that does not answer is none
const MOST_AGE = 7 * 24 * 3600 * 1000; // of a page
const HEADERS = ["Content-Type", "Content-Security-Policy", "Date"];

const shelf = (person) => `kept ${person}`;
const shelves = async () => (await caches.keys()).filter((name) => name.startsWith(shelf("")));
export const forget = async (but = "") => {
  const others = (await shelves()).filter((name) => name !== shelf(but));
  await Promise.all(others.map((name) => caches.delete(name)));
};

const find = async (path) => {
  for (const name of await shelves()) {
    const kept = await (await caches.open(name)).match(path);
    if (!kept) continue;
    if (Date.now() - Date.parse(kept.headers.get("Date")) < MOST_AGE) return kept;
    await caches.delete(name);
  }
};
// The page says of itself that it was kept. Whoever is let in no longer, keeps nothing.
const keep = async (path, answer) => {
  const person = answer.headers.get(KEPT_FOR);
  if (!person) return answer.status < 500 && (await find(path)) ? forget() : undefined;
  const html = (await answer.text()).replace("data-kept hidden", "data-kept");
  const headers = new Headers(HEADERS.map((name) => [name, answer.headers.get(name) ?? ""]));
  await forget(person);
  await (await caches.open(shelf(person))).put(path, new Response(html, { headers }));
};

const page = async (event, path) => {
  const network = (async () => {
    const answer = await fetch(event.request);
    event.waitUntil(keep(path, answer.clone()));
    return answer;
  })();
  event.waitUntil(network.catch(() => {}));
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const first = await Promise.race([network, late]).catch(() => {});
  return first ?? (await find(path)) ?? network;
};
// A name bears its content where files are `lasting`; elsewhere the network knows better.
const file = async (request, lasting) => {
  const kept = await caches.match(request.url, { cacheName: FILES, ignoreVary: true });
  return lasting && kept ? kept : fetch(request).catch(() => kept ?? Response.error());
};

// Files of an earlier version go, and with them the pages that need them.
const tidy = async (files) => {
  const cache = await caches.open(FILES);
  const gone = (await cache.keys())
    .map((request) => new URL(request.url).pathname)
    .filter((path) => !files.includes(path));
  for (const name of await shelves()) {
    const pages = await caches.open(name);
    for (const request of await pages.keys()) {
      const html = await (await pages.match(request)).text();
      if (gone.some((path) => html.includes(path))) await pages.delete(request);
    }
  }
  await Promise.all(gone.map((path) => cache.delete(path)));
};

export const serve = ({ files, pages, sender, lasting }) => {
  addEventListener("install", (event) => {
    skipWaiting();
    event.waitUntil(caches.open(FILES).then((cache) => cache.addAll(files)));
  });
  addEventListener("activate", (event) => {
    event.waitUntil(tidy(files).then(() => clients.claim()));
  });
  addEventListener("sync", (event) => event.waitUntil(send(sender)));
  addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (origin !== location.origin) return;
    // Whoever comes in, goes out or acts under another mandate leaves no page behind.
    if (method !== "GET") return pathname.startsWith("/accounts/") && event.waitUntil(forget());
    if (files.includes(pathname)) event.respondWith(file(event.request, lasting));
    else if (pages.some((start) => pathname.startsWith(start))) {
      event.respondWith(page(event, pathname));
    }
  });
};
