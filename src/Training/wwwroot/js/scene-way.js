// What happens to the channel is what most incidents are: its settings open as soon as a scene is said to be one. Without this file, they open once it is saved.
const channel = document.getElementById("channel-settings");
for (const way of document.querySelectorAll("input[name=way]"))
  way.addEventListener("change", () => {
    if (way.checked && way.value === channel.dataset.way) channel.open = true;
  });
