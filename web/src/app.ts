// On every page: suggestions while one types, `/` to search, buttons that copy and print, a document's marks and statements.
import { copyButtons } from "./copy";
import { marks } from "./marks";
import { suggesting } from "./named";
import { suggestions } from "./suggest";

suggestions(document.querySelector<HTMLFormElement>("form.find"));
copyButtons(document);
marks(document.querySelector(".document-columns"));
document.querySelectorAll<HTMLInputElement>("input[data-named], input[data-suggest]").forEach(suggesting);

// On a narrow screen the menu is longer than the screen: where one is comes into sight.
const menu = document.querySelector<HTMLElement>(".menu");
const current = menu?.querySelector<HTMLElement>("[aria-current]");
if (menu && current) menu.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - menu.offsetLeft - menu.clientWidth / 2;

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable], .editor");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector<HTMLInputElement>("#find")?.select();
  }
});
