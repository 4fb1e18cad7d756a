// On every page: suggestions while one types, `/` to search, buttons that copy and print, a document's marks and statements.
import { copyButtons } from "./copy";
import { marks } from "./marks";
import { suggesting } from "./named";
import { suggestions } from "./suggest";

suggestions(document.querySelector<HTMLFormElement>("form.find"));
copyButtons(document);
marks(document.querySelector(".document-columns"));
document.querySelectorAll<HTMLInputElement>("input[data-named], input[data-suggest]").forEach(suggesting);

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable], .editor");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector<HTMLInputElement>("#find")?.select();
  }
});
