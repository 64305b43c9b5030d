// An objective offers first what the module aims at, as soon as it is ticked there. Without this file, it does once the page is saved.
for (const aim of document.querySelectorAll("input[name=competencies]"))
  aim.addEventListener("change", () => {
    for (const box of document.querySelectorAll(`input[name^="objective-competencies-"][value="${aim.value}"]`)) {
      const fold = box.closest("fieldset").querySelector("details");
      if (!fold) continue;
      if (aim.checked || box.checked) fold.before(box.closest("label"));
      else fold.append(box.closest("label"));
      const hint = fold.parentElement.querySelector(".none-yet");
      if (hint) hint.hidden = fold.parentElement.querySelector(":scope > label") !== null;
    }
  });
