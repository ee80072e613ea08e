/** Posts a half-filled form as it changes and shows what the desk would promise. Without it a confirm step does. */

import { withoutFiles } from "./saying.js";

const PAUSE_MS = 300;

async function preview(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const into = document.querySelector(form.dataset["previewInto"] ?? "[data-preview]");
  const url = form.dataset["previewUrl"];
  if (!into || !url) return;
  const answer = await fetch(url, { method: "POST", body: withoutFiles(form), signal, headers: { "X-Preview": "1" } });
  if (answer.ok) into.innerHTML = await answer.text();
}

function follow(form: HTMLFormElement): void {
  let timer = 0;
  let running = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      running.abort();
      running = new AbortController();
      preview(form, running.signal).catch((fault: unknown) => {
        if (!(fault instanceof DOMException && fault.name === "AbortError")) console.warn("preview", fault);
      });
    }, PAUSE_MS);
  });
}

export function previewForms(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-preview-url]").forEach(follow);
}
