/** The editor of an agreement: checks as one types, keeps on Ctrl-S. The good text editor itself is loaded after. */
import { followForm } from "./editor/form.js";

const form = document.querySelector<HTMLFormElement>("form#editor");
const text = document.querySelector<HTMLTextAreaElement>("#editor-text");
if (form && text) {
  const work = followForm(form, text);
  import("./editor/code.js")
    .then(({ mount }) => mount(text, work))
    .catch((fault: unknown) => console.warn("editor", fault)); // the plain text field stays
}
