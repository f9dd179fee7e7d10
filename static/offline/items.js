// How a report that waits is shown: what it says, how it stands, and what can be done with it.
const two = (number) => String(number).padStart(2, "0");
const moment = (at) => {
  const day = new Date(at);
  const clock = `${two(day.getHours())}:${two(day.getMinutes())}`;
  return `${day.getDate()}-${day.getMonth() + 1}, ${clock}`;
};
const part = (of, name) => of.querySelector(`[data-${name}]`);
const say = (of, name, words) => {
  const place = part(of, name);
  place.textContent = words ?? "";
  place.hidden = !words;
};
const size = (files) => Math.ceil(files.reduce((sum, { blob }) => sum + blob.size, 0) / 1024);

const line = ({ who, text, note, at }) => {
  const made = document.createElement("li");
  made.textContent = [`${who} ${text}`, note, at].filter(Boolean).join(" · ");
  return made;
};

export const shown = (item, place) => {
  const { state, said, files } = item;
  const words = place.dataset;
  const made = part(place, "item").content.cloneNode(true);
  const row = made.querySelector("li");
  row.dataset.key = item.key;
  part(row, "title").textContent = item.title;
  part(row, "title").href = item.part;
  const pill = part(row, "state");
  pill.textContent = words[state];
  pill.classList.add({ waiting: "info", sent: "ok" }[state] ?? "bad");
  const pictures = files.length ? `${words.files} ${files.length} (${size(files)} KB)` : "";
  say(row, "said", [`${said.percent}%`, said.note, pictures].filter(Boolean).join(" · "));
  const sent = state === "sent" ? `${words.sentAt} ${item.at}` : "";
  say(row, "when", [`${words.writtenAt} ${moment(item.written)}`, sent].filter(Boolean).join(" · "));
  const reasons = { refused: item.reason || words.gone, stuck: words.failed };
  say(row, "reason", reasons[state]);
  const both = part(row, "theirs");
  both.hidden = state !== "overtaken";
  if (!both.hidden) {
    part(both, "list").replaceChildren(...item.theirs.map(line));
    part(both, "stands").textContent = item.stands;
  }
  const offered = { overtaken: "insist edit drop", sent: "close" };
  const deeds = offered[state] ?? "send edit drop";
  row.querySelectorAll("[data-deed]").forEach((button) => {
    button.hidden = !deeds.split(" ").includes(button.dataset.deed);
  });
  return row;
};

// Its words stand in fields again; what was written before may be on its way: these have a new key.
export const editing = (row, item) => {
  const form = row.querySelector("form");
  form.hidden = false;
  form.elements.percent.value = item.said.percent;
  form.elements.note.value = item.said.note;
  form.elements.note.focus();
};
export const edited = (form, item) => ({
  ...item,
  key: crypto.randomUUID(),
  said: { ...item.said, percent: form.elements.percent.value, note: form.elements.note.value },
  seen: item.now ?? item.seen,
  written: Date.now(),
  state: "waiting",
  tries: 0,
  sent: undefined,
  words: undefined,
});
