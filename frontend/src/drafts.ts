/** Keeps what is being written, as it is written; what another window kept meanwhile is put beside it, never over it. */

const PAUSE_MS = 700;
const CONFLICT = 409;

interface Kept {
  revision: number;
  text?: string;
}

function say(form: HTMLFormElement, words: string | undefined): void {
  const status = form.querySelector("[data-draft-says]");
  if (status) status.textContent = words ?? "";
}

async function keep(form: HTMLFormElement, field: HTMLTextAreaElement): Promise<void> {
  const url = form.dataset["draft"];
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value;
  if (!url || !token) return;
  const body = new URLSearchParams({ text: field.value, revision: form.dataset["revision"] ?? "0" });
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true });
  if (!answer.ok && answer.status !== CONFLICT) return say(form, form.dataset["wordsLost"]);
  const kept = (await answer.json()) as Kept;
  form.dataset["revision"] = String(kept.revision);
  if (answer.status !== CONFLICT) return say(form, form.dataset["wordsKept"]);
  field.value = `${field.value}\n\n${kept.text ?? ""}`;
  say(form, form.dataset["wordsElsewhere"]);
}

function follow(field: HTMLTextAreaElement): void {
  let timer = 0;
  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const form = field.form;
      if (form?.isConnected) keep(form, field).catch(() => say(form, form.dataset["wordsLost"]));
    }, PAUSE_MS);
  };
  field.addEventListener("input", soon);
  document.addEventListener("submit", () => clearTimeout(timer));
}

export function keepDrafts(): void {
  const fields = (root: ParentNode): void =>
    root.querySelectorAll<HTMLTextAreaElement>("form[data-draft] textarea:not([data-kept])").forEach((field) => {
      field.dataset["kept"] = "";
      follow(field);
    });
  fields(document);
  document.addEventListener("htmx:load", (event) => fields(event.target as HTMLElement));
}
