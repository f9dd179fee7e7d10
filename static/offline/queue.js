// Reports that wait on this device, each under its person: nobody else's are ever read.
const NAME = "lientich";
const STORE = "reports";
const news = new BroadcastChannel(NAME);

const opened = () =>
  new Promise((done, failed) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () =>
      asking.result.createObjectStore(STORE, { keyPath: "key" }).createIndex("person", "person");
    asking.onsuccess = () => done(asking.result);
    asking.onerror = () => failed(asking.error);
  });
const within = async (mode, deed) => {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = base.transaction(STORE, mode);
      const asked = deed(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(asked.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    base.close();
  }
};

export const all = async (person) => {
  const own = IDBKeyRange.only(person); // nobody at all is no key, and has none
  const found = await within("readonly", (store) => store.index("person").getAll(own));
  return found.sort((one, other) => one.written - other.written);
};
export const find = (key) => within("readonly", (store) => store.get(key));
export const put = async (item) => {
  await within("readwrite", (store) => store.put(item));
  news.postMessage("");
  return item;
};
export const drop = async (key) => {
  await within("readwrite", (store) => store.delete(key));
  news.postMessage("");
};
export const unsent = async (person) => (await all(person)).filter(({ state }) => state !== "sent");
export const clear = async (person) => {
  for (const { key } of await all(person)) await drop(key);
};
// Another page, or the worker, changed what waits.
export const watch = (told) => (news.onmessage = told);
