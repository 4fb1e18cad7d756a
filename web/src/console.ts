// The query console: a text area becomes an editor with colours and completion; what it holds is sent as the form sends it.
// The editor lives in a shadow tree, where its styles need no exception from the content security policy.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completeCypher, completeSparql, type Term } from "./complete";
import { element } from "./words";

// Where a selection is typed over, Chromium keeps the look of what was selected in a style attribute, which the policy
// forbids: so the editor replaces it itself, as it does with all other input.
const typedOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { main, ranges } = view.state.selection;
    const text = event.data;
    if (event.inputType !== "insertText" || !text || event.isComposing || main.empty || ranges.length > 1) return false;
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, main.from, main.to, text, insert))) view.dispatch(insert());
    return true;
  },
});

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--raised)", fontSize: "15px" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65" },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "13rem" },
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

async function editor(area: HTMLTextAreaElement): Promise<void> {
  const form = area.form!;
  const language = area.dataset.language ?? "sparql";
  const answer = await fetch(area.dataset.terms ?? "");
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
        lineNumbers(), history(), typedOver, drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), EditorView.lineWrapping, theme,
        StreamLanguage.define(language === "cypher" ? cypher : sparql), syntaxHighlighting(colours),
        autocompletion({ override: [(language === "cypher" ? completeCypher : completeSparql)(terms)], icons: false }),
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
