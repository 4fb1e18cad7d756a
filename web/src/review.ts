// Judging: buttons and keys s, d, u on the case in focus; the token stays in this tab and is forgotten with it.
import { at } from "./at";
import { toast } from "./copy";
import { corrections } from "./corrections";
import { w } from "./words";

const form = document.querySelector<HTMLFormElement>("form[data-judge]");
if (form) review(form);

function review(form: HTMLFormElement): void {
  form.hidden = false;
  for (const name of ["token", "by"]) {
    const input = form.elements.namedItem(name) as HTMLInputElement;
    input.value = sessionStorage.getItem(`jiedao-${name}`) ?? "";
    input.addEventListener("change", () => sessionStorage.setItem(`jiedao-${name}`, input.value));
  }
  const correcting = document.querySelector<HTMLFormElement>("form[data-correct]");
  if (correcting) corrections(correcting, form.elements.namedItem("token") as HTMLInputElement);
  const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
  form.addEventListener("submit", (event) => event.preventDefault());

  async function judge(where: HTMLElement, verdict: string): Promise<void> {
    for (const [name, said] of [["token", w("请先填写口令", "Fill in the token first")], ["by", w("请先写明判断者", "Say who judges first")]] as const) {
      if (!value(name)) {
        toast(said);
        (form.elements.namedItem(name) as HTMLInputElement).focus();
        return;
      }
    }
    const buttons = [...where.querySelectorAll<HTMLButtonElement>("button[data-verdict]")];
    buttons.forEach((button) => (button.disabled = true));
    const status = where.querySelector<HTMLElement>("[role=status]");
    if (status) status.textContent = w("正在写入…", "writing…");
    let said = w("服务器没有回答", "the server does not answer");
    let done = false;
    try {
      const answer = await fetch(at("/review"), {
        method: "POST",
        headers: { authorization: `Bearer ${value("token")}`, "content-type": "application/json" },
        body: JSON.stringify({ left: where.dataset.left, right: where.dataset.right, verdict, by: value("by"), reason: value("reason") }),
      });
      const told = (await answer.json()) as { zh?: string; en?: string };
      done = answer.ok;
      said = done ? (verdict === "undo" ? w("已撤回", "taken back") : w("已记下", "written down")) : w(told.zh ?? "", told.en ?? "");
    } catch {
      // what is said stays
    }
    for (const button of buttons) {
      button.disabled = false;
      if (!done) continue;
      button.setAttribute("aria-pressed", String(verdict !== "undo" && button.dataset.verdict === verdict));
      if (button.dataset.verdict === "undo") button.hidden = verdict === "undo";
    }
    if (status) status.textContent = said;
    else toast(said);
    if (done) where.dataset.judged = verdict;
  }

  for (const where of document.querySelectorAll<HTMLElement>("[data-left][data-right]")) {
    const bar = where.querySelector<HTMLElement>(".verdicts");
    if (bar) bar.hidden = false;
    else where.querySelectorAll<HTMLButtonElement>("button").forEach((button) => (button.hidden = false));
    for (const button of where.querySelectorAll<HTMLButtonElement>("button[data-verdict]")) {
      button.addEventListener("click", () => void judge(where, button.dataset.verdict!));
    }
    where.addEventListener("keydown", (event) => {
      const verdict = { s: "same", d: "different", u: "unsure" }[event.key];
      if (!verdict || event.ctrlKey || event.metaKey || event.altKey || !bar) return;
      event.preventDefault();
      void judge(where, verdict);
    });
  }
}
