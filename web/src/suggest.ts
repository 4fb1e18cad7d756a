// Suggestions beneath the search box: a combobox as the ARIA patterns have it.
import { at } from "./at";
import { element, shape, w } from "./words";

interface Suggestion {
  name: string;
  kind: string;
  shape: string;
  where: string;
  url: string;
}

export function suggestions(form: HTMLFormElement | null): void {
  const input = form?.querySelector<HTMLInputElement>("input[type=search]");
  if (!form || !input) return;
  const list = element("ul", { class: "suggestions", role: "listbox", id: "suggestions", "aria-label": w("建议", "Suggestions") });
  const status = element("div", { class: "unseen", role: "status" });
  list.hidden = true;
  form.append(list, status);
  for (const [key, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "suggestions"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(key!, value!);
  }
  let chosen = -1;
  let found: Suggestion[] = [];
  let running: AbortController | undefined;
  let waiting = 0;

  function show(open: boolean): void {
    list.hidden = !open;
    input!.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(number: number): void {
    chosen = number;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    if (number < 0) input!.removeAttribute("aria-activedescendant");
    else input!.setAttribute("aria-activedescendant", `suggestion-${number}`);
  }

  async function ask(words: string): Promise<void> {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(at(`/suggest?q=${encodeURIComponent(words)}`), { signal: running.signal });
      if (!answer.ok) return;
      found = (await answer.json()) as Suggestion[];
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      found = [];
    }
    list.replaceChildren(...found.map((one, number) => option(one, number)));
    status.textContent = found.length ? w(`${found.length} 条建议`, `${found.length} suggestions`) : "";
    show(found.length > 0 && document.activeElement === input);
  }

  function option(one: Suggestion, number: number): HTMLElement {
    const made = element("li", { role: "option", id: `suggestion-${number}`, "aria-selected": "false" },
      shape(one.shape), element("span", {}, one.name), element("span", { class: "soft" }, [one.where, one.kind].filter(Boolean).join(" · ")));
    made.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      location.assign(one.url);
    });
    made.addEventListener("pointermove", () => chosen !== number && choose(number));
    return made;
  }

  input.addEventListener("input", (event) => {
    window.clearTimeout(waiting);
    if ((event as InputEvent).isComposing) return;
    const words = input.value.trim();
    if (!words) {
      running?.abort();
      show(false);
      return;
    }
    waiting = window.setTimeout(() => void ask(words), 80);
  });
  input.addEventListener("compositionend", () => void (input.value.trim() && ask(input.value.trim())));
  input.addEventListener("focus", () => found.length > 0 && input.value.trim() && show(true));
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (list.hidden) input.blur();
      show(false);
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      show(true);
      choose((chosen + step + found.length + (chosen < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(found[chosen]!.url);
    }
  });
}
