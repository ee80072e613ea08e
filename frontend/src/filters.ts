/** Narrows a list to the entries that hold what is typed; Enter presses the first that is left. */

function shown(list: Element): HTMLElement[] {
  return [...list.children].filter((entry): entry is HTMLElement => entry instanceof HTMLElement && !entry.hidden);
}

function narrow(field: HTMLInputElement, list: Element): void {
  const wanted = field.value.trim().toLocaleLowerCase();
  for (const entry of list.children) {
    if (entry instanceof HTMLElement) entry.hidden = !entry.textContent?.toLocaleLowerCase().includes(wanted);
  }
}

export function filterLists(): void {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset["filters"]) return;
    const list = document.querySelector(field.dataset["filters"]);
    if (list) narrow(field, list);
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !(field instanceof HTMLInputElement) || !field.dataset["filters"]) return;
    event.preventDefault();
    const list = document.querySelector(field.dataset["filters"]);
    if (list) shown(list)[0]?.querySelector<HTMLElement>("button, a")?.click();
  });
}
