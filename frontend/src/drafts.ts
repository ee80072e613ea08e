/** Keeps what is being written, as it is written; what another window kept meanwhile is put beside it, never over it. */
import { withoutFiles } from "./saying.js";
import { wordsIn } from "./words.js";

const PAUSE_MS = 700;
const CONFLICT = 409;

interface Kept {
  revision: number;
  text?: string;
}

function say(form: HTMLFormElement, key: string): void {
  const status = form.querySelector("[data-draft-says]");
  if (status) status.textContent = wordsIn(form, key);
}

/** The words of one field; or, of a form that says so, all of its fields. */
function whatIsKept(form: HTMLFormElement, field: HTMLTextAreaElement): BodyInit {
  if ("draftWhole" in form.dataset) return withoutFiles(form);
  return new URLSearchParams({ text: field.value, revision: form.dataset["revision"] ?? "0" });
}

async function keep(form: HTMLFormElement, field: HTMLTextAreaElement): Promise<void> {
  const url = form.dataset["draft"];
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value;
  if (!url || !token) return;
  const body = whatIsKept(form, field);
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true });
  if (!answer.ok && answer.status !== CONFLICT) return say(form, "lost");
  const kept = (await answer.json()) as Kept;
  form.dataset["revision"] = String(kept.revision);
  const revision = form.querySelector<HTMLInputElement>("input[name=revision]");
  if (revision) revision.value = String(kept.revision);
  if (answer.status !== CONFLICT) return say(form, "kept");
  field.value = `${field.value}\n\n${kept.text ?? ""}`;
  say(form, "elsewhere");
}

function follow(field: HTMLTextAreaElement): void {
  let timer = 0;
  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const form = field.form;
      if (form?.isConnected) keep(form, field).catch(() => say(form, "lost"));
    }, PAUSE_MS);
  };
  const form = field.form;
  (form && "draftWhole" in form.dataset ? form : field).addEventListener("input", soon);
  document.addEventListener("submit", () => clearTimeout(timer));
}

export function keepDrafts(): void {
  const fields = (root: ParentNode): void =>
    root.querySelectorAll<HTMLTextAreaElement>("form[data-draft] textarea:not([data-kept])").forEach((field) => {
      field.dataset["kept"] = "";
      if (!field.form?.hasAttribute("data-draft-whole") || field.name === "text") follow(field);
    });
  fields(document);
  document.addEventListener("htmx:load", (event) => fields(event.target as HTMLElement));
}
