// Beside someone who was just chosen, their face. Without this file, it shows once the page is saved.
for (const people of document.querySelectorAll("#cast select"))
  people.addEventListener("change", () => {
    const row = people.closest(".points");
    row.querySelector(".face")?.remove();
    const { face } = people.selectedOptions[0].dataset;
    if (!face) return;
    const picture = new Image(72, 72);
    Object.assign(picture, { src: face, alt: "", className: "face" });
    row.append(picture);
  });
