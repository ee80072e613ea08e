/** How each statement was read, said in the margin beside its line. */
import { StateEffect, StateField, type Range, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

class Said extends WidgetType {
  constructor(
    readonly term: string,
    readonly words: string,
  ) {
    super();
  }

  override eq(other: Said): boolean {
    return other.term === this.term && other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const said = document.createElement("span");
    const term = document.createElement("b");
    said.className = "cm-reading";
    said.ariaHidden = "true"; // an ornament of the text: the preview says the same in words
    term.textContent = this.term;
    said.append(term, this.words && ` ${this.words}`);
    return said;
  }
}

export const setReadings = StateEffect.define<Range<Decoration>[]>();

export function readingsIn(page: Document, doc: Text): Range<Decoration>[] {
  return [...page.querySelectorAll<HTMLElement>("#part-readings > li")]
    .filter((item) => Number(item.dataset["line"]) <= doc.lines)
    .map((item) => {
      const widget = new Said(item.dataset["term"] ?? "", item.textContent ?? "");
      return Decoration.widget({ widget, side: 1 }).range(doc.line(Number(item.dataset["line"])).to);
    });
}

export const margin = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(known, transaction) {
    for (const effect of transaction.effects) if (effect.is(setReadings)) return Decoration.set(effect.value, true);
    return known.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
