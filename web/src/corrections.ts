// Corrections: the form shows what belongs to the kind of correction; each can be taken back, and made again.
import { at } from "./at";
import { toast } from "./copy";
import { w } from "./words";

type Entry = Record<string, string>;
type Shown = { id: string; entry: Entry; articles?: number; failures?: string[] };
type Field = HTMLInputElement | HTMLSelectElement;

const ADDRESS = at("/review/corrections");

export function corrections(form: HTMLFormElement, token: HTMLInputElement): void {
  const table = document.querySelector<HTMLTableElement>("[data-corrections]")!;
  const status = form.querySelector<HTMLElement>("[role=status]")!;
  const field = (name: string) => form.elements.namedItem(name) as Field;
  const action = field("action") as HTMLSelectElement;
  form.hidden = false;

  function fit(): void {
    for (const label of form.querySelectorAll<HTMLElement>("[data-for]")) {
      const box = label.querySelector<Field>("input, select")!;
      label.hidden = box.disabled = !label.dataset.for!.split(" ").includes(action.value);
      box.required = label.dataset.needed!.split(" ").includes(action.value);
    }
  }
  action.addEventListener("change", fit);
  fit();
  const author = field("author");
  author.value = sessionStorage.getItem("jiedao-by") ?? "";
  author.addEventListener("change", () => sessionStorage.setItem("jiedao-by", author.value));

  async function send(said?: object): Promise<any> {
    if (!token.value.trim()) {
      toast(w("请先填写口令", "Fill in the token first"));
      token.focus();
      return null;
    }
    try {
      const headers: Record<string, string> = { authorization: `Bearer ${token.value.trim()}` };
      if (said) headers["content-type"] = "application/json";
      const answer = await fetch(ADDRESS, said ? { method: "POST", headers, body: JSON.stringify(said) } : { headers });
      const told = await answer.json();
      if (answer.ok) return told;
      toast(w(told.zh ?? "", told.en ?? ""));
    } catch {
      toast(w("服务器没有回答", "the server does not answer"));
    }
    return null;
  }

  function effect(done: Shown): string {
    if (done.failures?.length) return w("已写入，但这些文档没能重读：", "written, but these documents could not be read again: ") + done.failures.join(", ");
    return done.articles
      ? w(`已写入，涉及 ${done.articles} 篇文章`, `written; it concerns ${done.articles} articles`)
      : w("已写入，但没有匹配任何文章", "written, but it fits no article");
  }

  async function propose(entry: Entry): Promise<boolean> {
    const done = (await send(entry)) as Shown | null;
    if (!done) return false;
    row(done);
    toast(effect(done));
    return true;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said: Entry = { [action.value]: field("read").value };
    for (const label of form.querySelectorAll<HTMLElement>("label")) {
      const box = label.querySelector<Field>("input, select")!;
      if (!box.disabled && box.name !== "action" && box.name !== "read" && (box.value.trim() || (box.name === "to" && action.value === "date"))) said[box.name] = box.value;
    }
    const button = form.querySelector("button")!;
    button.disabled = true;
    status.textContent = w("正在重读有关文档…", "reading the documents again…");
    if (await propose(said)) field("reason").value = "";
    button.disabled = false;
    status.textContent = "";
  });

  /** A row of the table, filled in anew where it is there; text only. */
  function row(one: Shown): void {
    let found = [...table.tBodies[0]!.rows].find((line) => line.dataset.correction === one.id);
    if (!found) {
      found = table.tBodies[0]!.insertRow();
      found.dataset.correction = one.id;
      const kind = Object.keys(one.entry)[0]!;
      const where = Object.entries(one.entry).filter(([key]) => ![kind, "to", "also", "author", "reason"].includes(key));
      const label = (box: Field, code: string) => [...(box as HTMLSelectElement).options].find((option) => option.value === code)?.textContent ?? code;
      const name = label(action, kind);
      for (const text of [name, one.entry[kind], one.entry.to ?? one.entry.also, where.map(([key, value]) => (key === "kind" || key === "event" ? label(field(key), value) : value)).join(" · "), one.entry.reason, one.entry.author])
        found.insertCell().textContent = text ?? "";
      found.insertCell();
    }
    button(found, w("收回", "Take back"), () => withdraw(one.id));
  }

  function button(line: HTMLTableRowElement, text: string, act: () => Promise<unknown>): void {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", async () => {
      made.disabled = true;
      await act();
      made.disabled = false;
    });
    line.cells[line.cells.length - 1]!.replaceChildren(made);
  }

  async function withdraw(id: string): Promise<void> {
    const done = (await send({ withdraw: id })) as Shown | null;
    const line = [...table.tBodies[0]!.rows].find((one) => one.dataset.correction === id);
    if (!done || !line) return;
    toast(w("已收回", "taken back"));
    button(line, w("恢复", "Restore"), () => propose(done.entry));
  }

  async function all(): Promise<void> {
    const told = token.value.trim() ? ((await send()) as { corrections: Shown[] } | null) : null;
    told?.corrections.forEach(row);
    document.querySelector<HTMLElement>("[data-suppressed]")!.hidden = told !== null;
  }

  for (const line of table.tBodies[0]!.rows) button(line, w("收回", "Take back"), () => withdraw(line.dataset.correction!));
  token.addEventListener("change", () => void all());
  void all();
}
