/** What the server says of a text, in parts that are put in their places by id. */

const PARTS = { "X-Parts": "1" };

/** Posts the form, as it is, to one of its addresses; the answer's parts, and whether the words were refused. */
export async function ask(form: HTMLFormElement, url: string, signal?: AbortSignal): Promise<DocumentFragment> {
  const init: RequestInit = { method: "POST", body: new FormData(form), headers: PARTS };
  const answer = await fetch(url, signal ? { ...init, signal } : init);
  if (!answer.ok && answer.status !== 409) throw new Error(`the server answered ${answer.status}`);
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return template.content;
}

/** Puts each part that has changed in its place; one that is being used stays as it is. */
export function place(parts: DocumentFragment): void {
  for (const part of parts.querySelectorAll<HTMLElement>("[data-part]")) {
    const present = document.getElementById(part.id);
    if (!present || present.innerHTML === part.innerHTML) continue;
    if (present.matches("#part-asks") && present.contains(document.activeElement)) continue;
    const opened = present.querySelector<HTMLDetailsElement>("details")?.open ?? false;
    present.replaceWith(part);
    const details = part.querySelector<HTMLDetailsElement>("details");
    if (details && opened) details.open = true;
  }
}
