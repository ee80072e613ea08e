/** Posts a half-filled form as it changes and shows what the desk would promise. Without it a confirm step does. */

const PAUSE_MS = 300;

/** What the form says, without its files: no promise depends on them. */
function words(form: HTMLFormElement): FormData {
  const said = new FormData(form);
  const files = [...said].filter(([, value]) => value instanceof File).map(([name]) => name);
  files.forEach((name) => said.delete(name));
  return said;
}

async function preview(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const into = document.querySelector(form.dataset["previewInto"] ?? "[data-preview]");
  const url = form.dataset["previewUrl"];
  if (!into || !url) return;
  const answer = await fetch(url, { method: "POST", body: words(form), signal, headers: { "X-Preview": "1" } });
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
