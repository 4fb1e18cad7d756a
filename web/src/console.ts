// The query console: a text area becomes an editor with colours and completion; what it holds is sent as the form sends it.
// The editor lives in a shadow tree, where its styles need no exception from the content security policy.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { element } from "./words";

const KEYWORDS: Record<string, string[]> = {
  sparql: "SELECT DISTINCT WHERE OPTIONAL FILTER GRAPH UNION BIND VALUES GROUP BY ORDER BY DESC ASC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT CONSTRUCT DESCRIBE ASK EXISTS NOT EXISTS MINUS REGEX STR LANG CONTAINS STRSTARTS STRAFTER CONCAT IF COALESCE HAVING AS PREFIX".split(" "),
  cypher: "MATCH OPTIONAL MATCH WHERE RETURN DISTINCT ORDER BY DESC LIMIT SKIP WITH UNWIND AS AND OR NOT IN CONTAINS STARTS WITH ENDS WITH count collect min max shortestPath labels properties".split(" "),
};
interface Term {
  name: string;
  zh: string;
  en: string;
  kind: string;
}

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--raised)", fontSize: "15px" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-content": { fontFamily: "var(--mono)", lineHeight: "1.65", caretColor: "var(--ink)", minHeight: "13rem" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--soft)", border: "0" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 5%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--focus) 25%, transparent) !important" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--rule-strong)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-wash)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", marginLeft: "1em" },
  ".cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 18%, transparent) !important" },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent-ink)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--place)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--office)" },
  { tag: [tags.atom, tags.typeName, tags.propertyName], color: "var(--programme)" },
  { tag: tags.number, color: "var(--person)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

function completion(language: string, terms: Term[]): (context: CompletionContext) => CompletionResult | null {
  const english = document.documentElement.lang === "en";
  const words: Completion[] = KEYWORDS[language]!.map((label) => ({ label, type: "keyword", boost: -1 }));
  const names: Completion[] = terms.map((term) => ({ label: term.name, detail: english ? term.en : term.zh, type: term.kind }));
  return (context) => {
    const variables = new Set(context.state.doc.toString().match(language === "sparql" ? /[?$]\w+/g : /\b[a-z]\w*(?=[:).])/g) ?? []);
    const before = context.matchBefore(/[?$]?[\w:-]*/);
    if (!before || (before.from === before.to && !context.explicit)) return null;
    return { from: before.from, options: [...names, ...words, ...[...variables].filter((one) => one !== before.text).map((label) => ({ label, type: "variable" }))], validFor: /^[?$]?[\w:-]*$/ };
  };
}

async function editor(area: HTMLTextAreaElement): Promise<void> {
  const form = area.form!;
  const language = area.dataset.language ?? "sparql";
  const answer = await fetch(`/console/terms?language=${language}`);
  const terms = answer.ok ? ((await answer.json()) as Term[]) : [];
  const host = element("div", {});
  const root = host.attachShadow({ mode: "open" });
  const inside = element("div", {});
  root.append(inside);
  area.before(host);
  const view = new EditorView({
    parent: inside,
    root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), EditorView.lineWrapping, theme,
        StreamLanguage.define(language === "cypher" ? cypher : sparql), syntaxHighlighting(colours),
        autocompletion({ override: [completion(language, terms)], icons: false }),
        EditorView.contentAttributes.of({ "aria-label": area.getAttribute("aria-label") ?? "query" }),
        keymap.of([{ key: "Mod-Enter", run: () => (form.requestSubmit(), true) }, { key: "Escape", run: (view) => (view.contentDOM.blur(), true) },
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  area.hidden = true;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-example]")) {
    button.addEventListener("click", () => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: button.dataset.example ?? "" } });
      view.focus();
    });
  }
}

document.querySelectorAll<HTMLTextAreaElement>("textarea[data-language]").forEach((area) => void editor(area));
