// The page on which a draft is written brings its editor; without it, there are the field and the button.
(() => {
  "use strict";

  const begin = async () => {
    const form = document.querySelector("form[data-editor]:not([data-begun])");
    if (!form) return;
    form.dataset.begun = "";
    const { mount } = await import(form.dataset.editor);
    mount(form);
  };
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
