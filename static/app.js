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

  // A boosted page is a new page: the keyboard and the screen reader begin where it speaks.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== document.body || location.hash) return;
    const first = ["[data-autofocus]", ".alert[role=alert]", ".messages", "#main"]
      .map((place) => document.querySelector(place))
      .find(Boolean);
    if (first) first.focus({ preventScroll: !first.matches("[data-autofocus], .alert") });
  });
})();
