// Buttons that copy their text or print the page; without a script they are not there.
import { element, w } from "./words";

export function copyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset.copy ?? "";
  try {
    await navigator.clipboard.writeText(text);
    toast(button.dataset.done ?? w("已复制", "Copied"));
  } catch {
    shown(text);
  }
}

/** Where the browser does not let a page write to the clipboard, the text is shown to be copied by hand. */
function shown(text: string): void {
  const area = element("textarea", { readonly: "", rows: "4", class: "cite-box", "aria-label": w("文字", "Text") });
  area.value = text;
  const close = element("button", { type: "button" }, w("关闭", "Close"));
  const dialog = element("dialog", {}, area, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

export function toast(text: string): void {
  const said = element("div", { class: "toast", role: "status" }, text);
  document.body.append(said);
  window.setTimeout(() => said.remove(), 2200);
}
