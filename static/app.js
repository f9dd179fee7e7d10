// Ornaments. Everything here also works without it.
(() => {
  "use strict";

  const menus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      const search = document.getElementById("search");
      if (!search) return;
      event.preventDefault();
      if (search.offsetParent) search.select(), search.focus();
      else location.assign(search.form.action);
    }
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    if (location.hash === "#rail") location.hash = "#main";
  });

  document.addEventListener("click", (event) => {
    menus().forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const asked = event.target.closest("[data-confirm]");
    if (asked && !window.confirm(asked.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // A form that was sent is not sent again until it is answered.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if ("sent" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "";
  }, true);
  const answered = () =>
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  window.addEventListener("pageshow", answered);
  document.addEventListener("htmx:afterRequest", answered);

  // Chromium complains of an autofocus that a swap brings: below, the focus is given by hand.
  document.addEventListener("htmx:beforeSwap", (event) => {
    event.detail.serverResponse = event.detail.serverResponse.replace(
      /(<[^<>]*\s)autofocus(?=[\s>])/g,
      "$1data-autofocus",
    );
  });

  // What is declared of files is asked for once there are files, before they are sent.
  document.addEventListener("change", (event) => {
    const box = event.target.form?.elements[event.target.dataset.declared];
    if (box) box.required = event.target.files.length > 0;
  });

  // What is done is done whole: the field of its progress says so, and again what it said before.
  document.addEventListener("change", (event) => {
    const percent = event.target.form?.elements[event.target.dataset.whole];
    if (!percent) return;
    if (event.target.checked) percent.dataset.before = percent.value;
    percent.value = event.target.checked ? 100 : percent.dataset.before;
  });

  // What is often said is said with one press.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sets]");
    if (button) button.form.elements[button.dataset.sets].value = button.value;
  });

  // A browser shows a day in its own language: below its field it is told as our pages write it.
  const told = (field) => {
    const beside = field.nextElementSibling;
    if (beside?.matches("[data-told]")) return beside;
    const line = document.createElement("div");
    line.className = "help";
    line.dataset.told = "";
    line.setAttribute("aria-live", "polite");
    field.after(line);
    return line;
  };
  const tellDays = () =>
    document.querySelectorAll("[data-told-as]").forEach((field) => {
      const [year, month, day] = field.value.split("-").map(Number);
      told(field).textContent = day ? `${field.dataset.toldAs} ${day}-${month}-${year}` : "";
      told(field).hidden = !day;
    });
  document.addEventListener("input", tellDays);
  document.addEventListener("htmx:afterSettle", tellDays);
  tellDays();

  // Many boxes of one name: how many stand ticked, singly or by a box over all of a group, and
  // the narrowing of them by what is written. A ticked one stays in sight.
  const folded = (words) =>
    words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
  const boxes = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];
  const choose = () => {
    document.querySelectorAll("[data-counts]").forEach((line) => {
      const whole = (box) => box.closest("fieldset").querySelector("legend ~ div input").checked;
      const ticked = boxes(line.dataset.counts).filter((box) => box.checked || whole(box));
      line.querySelector("output").value = new Set(ticked.map((box) => box.value)).size;
      line.hidden = false;
    });
    document.querySelectorAll("[data-narrows]").forEach((field) => {
      const wanted = folded(field.querySelector("input").value);
      const all = boxes(field.dataset.narrows);
      all.forEach((box) => {
        const label = box.closest("label");
        label.hidden = !box.checked && !folded(label.textContent).includes(wanted);
      });
      new Set(all.map((box) => box.closest("fieldset"))).forEach((group) => {
        const shown = group.querySelectorAll(
          `label:not([hidden]) [name="${field.dataset.narrows}"]`,
        ).length;
        group.hidden = !shown;
        const told = group.querySelector("[data-shown]");
        told.hidden = !wanted;
        told.querySelector("output").value = shown;
      });
      field.hidden = !all.length;
    });
  };
  document.addEventListener("input", choose);
  document.addEventListener("htmx:afterSettle", choose);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest("[data-narrows]")) event.preventDefault();
  });
  choose();

  // A boosted page is a new page: the keyboard and the screen reader begin where it speaks.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== document.body || location.hash) return;
    const first = ["[data-autofocus]", ".alert[role=alert]", ".messages", "#main"]
      .map((place) => document.querySelector(place))
      .find(Boolean);
    if (first) first.focus({ preventScroll: !first.matches("[data-autofocus], .alert") });
  });
})();
