/** What an agreement's text is: Markdown, with YAML in its front matter and in blocks of terms. */
import { yamlFrontmatter, yamlLanguage } from "@codemirror/lang-yaml";
import { HighlightStyle, Language, LanguageSupport, defineLanguageFacet, syntaxHighlighting } from "@codemirror/language";
import { type EditorState, RangeSetBuilder, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { parseCode, parser } from "@lezer/markdown";

const terms = parseCode({ codeParser: (info) => (info.trim() === "terms" ? yamlLanguage.parser : null) });
const markdown = new Language(defineLanguageFacet(), parser.configure([terms]), [], "markdown");

const inks = HighlightStyle.define([
  { tag: tags.propertyName, class: "cm-key" },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.processingInstruction, tags.labelName], class: "cm-mark" },
  { tag: [tags.comment, tags.meta], class: "cm-aside" },
  { tag: tags.strong, class: "cm-strong" },
  { tag: tags.emphasis, class: "cm-em" },
  { tag: [tags.link, tags.url], class: "cm-link" },
]);

export function agreementLanguage(): [LanguageSupport, ReturnType<typeof syntaxHighlighting>] {
  return [yamlFrontmatter({ content: new LanguageSupport(markdown) }), syntaxHighlighting(inks)];
}

const FENCE = /^(`{3,}|~{3,})[ \t]*(\w*)[ \t]*$/;
const HEADING = /^(#{1,6})[ \t]+\S/;

const dresses = new Map<string, Decoration>();

function dress(name: string): Decoration {
  const known = dresses.get(name) ?? Decoration.line({ class: name });
  dresses.set(name, known);
  return known;
}

/** The desk's own words are set in mono on a quiet ground; the agreement's words and headings in serif. */
function dressed(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let inside = "";
  let front = state.doc.line(1).text === "---";
  for (let number = 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const fence = FENCE.exec(line.text);
    if (front) {
      builder.add(line.from, line.from, dress("cm-front"));
      if (number > 1 && line.text === "---") front = false;
    } else if (fence && (!inside || !fence[2])) {
      builder.add(line.from, line.from, dress(inside ? "cm-fence cm-fence-end" : "cm-fence"));
      inside = inside ? "" : fence[2] || "code";
    } else if (inside) {
      builder.add(line.from, line.from, dress(inside === "example" ? "cm-example" : "cm-terms"));
    } else {
      const heading = HEADING.exec(line.text);
      if (heading) builder.add(line.from, line.from, dress(`cm-heading cm-heading-${heading[1]?.length ?? 2}`));
    }
  }
  return builder.finish();
}

export const dressLines = StateField.define<DecorationSet>({
  create: dressed,
  update: (known, transaction) => (transaction.docChanged ? dressed(transaction.state) : known),
  provide: (field) => EditorView.decorations.from(field),
});

/** What is promised stands out: amounts of time, hours of the day and shares, wherever terms state them. */
const amounts = new MatchDecorator({
  regexp: /\b\d+(?:\.\d+)? (?:(?:elapsed|business|support) )?(?:minutes?|hours?|days?)\b|\b\d{2}:\d{2}(?:-\d{2}:\d{2})?|\b\d+(?:\.\d+)? ?%/g,
  decorate(add, from, to, _match, view) {
    const start = view.state.doc.lineAt(from).from;
    let isTerms = false;
    view.state.field(dressLines).between(start, start, (_from, _to, line) => {
      isTerms ||= line === dresses.get("cm-terms");
    });
    if (isTerms) add(from, to, amount);
  },
});
const amount = Decoration.mark({ class: "cm-amount" });

export const markAmounts = ViewPlugin.define(
  (view) => ({
    marks: amounts.createDeco(view),
    update(update: ViewUpdate) {
      this.marks = amounts.updateDeco(update, this.marks);
    },
  }),
  { decorations: (plugin) => plugin.marks },
);
