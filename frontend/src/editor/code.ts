/** The good text editor, laid over the plain text field; whatever is typed is written into that field. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { agreementLanguage, dressLines, markAmounts } from "./document.js";
import { findingsIn } from "./findings.js";
import type { Work } from "./form.js";
import { margin, readingsIn, setReadings } from "./margin.js";
import { look } from "./look.js";
import { phrases } from "./phrases.js";

/** Puts the editor in place of the text field; its styles are constructed sheets of a shadow root, so no policy bends. */
export function mount(text: HTMLTextAreaElement, work: Work): void {
  const host = document.createElement("div");
  host.className = "editor-code";
  const root = host.attachShadow({ mode: "open" });
  const tell = EditorView.updateListener.of((update) => {
    if (update.docChanged) {
      text.value = update.state.doc.toString();
      work.changed();
    }
    if (update.selectionSet || update.docChanged) {
      work.moved(update.state.doc.lineAt(update.state.selection.main.head).number);
    }
  });
  const view = new EditorView({
    root,
    parent: root,
    doc: text.value,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      EditorState.tabSize.of(2),
      EditorState.phrases.of(phrases()),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": text.labels[0]?.textContent ?? "", spellcheck: "true", tabindex: "0" }),
      keymap.of([...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
      agreementLanguage(),
      dressLines,
      markAmounts,
      margin,
      look,
      tell,
    ],
  });
  work.onChecked = () => {
    view.dispatch(setDiagnostics(view.state, findingsIn(document, view.state.doc)));
    view.dispatch({ effects: setReadings.of(readingsIn(document, view.state.doc)) });
  };
  work.onJump = (line, column, width) => jump(view, line, column, width);
  text.before(host);
  text.hidden = true;
  work.onChecked();
}

function jump(view: EditorView, line: number, column: number, width: number): void {
  const at = view.state.doc.line(Math.min(line, view.state.doc.lines));
  const anchor = Math.min(at.from + column - 1, at.to);
  const head = Math.min(anchor + width, at.to);
  view.dispatch({ selection: { anchor: head, head: anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}
