// What the editors of queries complete: the terms of the graph in, sources of completions for SPARQL and for Cypher out.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";

export interface Term {
  name: string;
  zh: string;
  en: string;
  kind: string;
  /** The labels and types that have the property. */
  of?: string[];
}

const SPARQL = "SELECT DISTINCT WHERE OPTIONAL FILTER GRAPH UNION BIND VALUES GROUP BY ORDER BY DESC ASC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT CONSTRUCT DESCRIBE ASK EXISTS NOT EXISTS MINUS REGEX STR LANG CONTAINS STRSTARTS STRAFTER CONCAT IF COALESCE HAVING AS PREFIX";
const CYPHER = "MATCH OPTIONAL WHERE RETURN DISTINCT ORDER BY ASC DESC LIMIT SKIP WITH UNWIND UNION AS AND OR NOT IN IS NULL EXISTS CONTAINS STARTS ENDS CASE WHEN THEN ELSE END count collect sum avg min max size labels label coalesce substring lower";

function keywords(words: string): Completion[] {
  return [...new Set(words.split(" "))].map((label) => ({ label, type: "keyword", boost: -1 }));
}

function named(terms: Term[]): Completion[] {
  const english = document.documentElement.lang === "en";
  const once = new Map(terms.map((term) => [term.name, term]));
  return [...once.values()].map((term) => ({ label: term.name, detail: english ? term.en : term.zh, type: term.kind }));
}

function variables(context: CompletionContext, pattern: RegExp, besides: string): Completion[] {
  const found = new Set(context.state.doc.toString().match(pattern) ?? []);
  return [...found].filter((one) => one !== besides).map((label) => ({ label, type: "variable" }));
}

export function completeSparql(terms: Term[]): CompletionSource {
  const names = [...named(terms), ...keywords(SPARQL)];
  return (context) => {
    const before = context.matchBefore(/[?$]?[\w:-]*/);
    if (!before || (before.from === before.to && !context.explicit)) return null;
    return { from: before.from, options: [...names, ...variables(context, /[?$]\w+/g, before.text)], validFor: /^[?$]?[\w:-]*$/ };
  };
}

/** Labels behind `(x:`, types behind `[x:` and `|`, behind `x.` the properties of what x is, else keywords and variables. */
export function completeCypher(terms: Term[]): CompletionSource {
  const words = keywords(CYPHER);
  const kind = (wanted: string) => terms.filter((term) => term.kind === wanted);
  return (context): CompletionResult | null => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const word = /\w*$/.exec(line.text.slice(0, context.pos - line.from))![0];
    const from = context.pos - word.length;
    const text = doc.sliceString(0, from);
    const result = (options: Completion[]) => ({ from, options, validFor: /^\w*$/ });
    if (/\[[^\]]*[:|]\s*$/.test(text)) return result(named(kind("type")));
    if (/\([^()]*[:|]\s*$/.test(text)) return result(named(kind("class")));
    const owner = /\b([A-Za-z_]\w*)\.$/.exec(text)?.[1];
    if (owner) return result(named(owned(kind("property"), new RegExp(`[([]\\s*${owner}\\s*:\\s*\`?(\\w+)`).exec(doc.toString())?.[1])));
    const inside = /[([]\s*\w*\s*:\s*`?(\w+)[^)\]{}]*\{(?:[^{}]*,)?\s*$/.exec(text)?.[1];
    if (inside) return result(named(owned(kind("property"), inside)));
    if (!word && !context.explicit) return null;
    return result([...words, ...variables(context, /[A-Za-z_]\w*(?=\s*[:).])|(?<=\bAS\s+)\w+/gi, word)]);
  };
}

function owned(properties: Term[], of: string | undefined): Term[] {
  const found = of ? properties.filter((term) => term.of?.includes(of)) : [];
  return found.length ? found : properties;
}
