// A text field that names something of the graph: suggestions as one types, the identifier when it is sent.
import { at } from "./at";
import { toast } from "./copy";
import { element, w } from "./words";

interface Suggestion {
  id: string;
  name: string;
  where: string;
  kind: string;
}

let count = 0;

/** Gives the field a list of suggestions. */
export function suggesting(input: HTMLInputElement): void {
  const list = element("datalist", { id: `names-${(count += 1)}` });
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting = 0;
  input.addEventListener("input", () => {
    delete input.dataset.id;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(input.value).then((found) => {
      list.replaceChildren(...found.map((one) => element("option", { value: one.name }, [one.where, one.kind].filter(Boolean).join(" · "))));
    }), 120);
  });
}

async function ask(words: string): Promise<Suggestion[]> {
  if (!words.trim()) return [];
  const answer = await fetch(at(`/suggest?q=${encodeURIComponent(words)}`));
  return answer.ok ? ((await answer.json()) as Suggestion[]) : [];
}

export async function named(input: HTMLInputElement): Promise<string | undefined> {
  if (input.dataset.id) return input.dataset.id;
  const found = (await ask(input.value))[0];
  if (!found) toast(w(`没有找到“${input.value}”`, `Nothing is called “${input.value}”`));
  return found?.id;
}

