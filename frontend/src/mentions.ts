/**
 * Completes @names in a note: an area in an element with data-mentions (the address that knows the names).
 *
 * Up and down choose, Enter or Tab takes, Escape leaves off. Whoever types a whole name needs none of it.
 */
import { wordsIn } from "./words.js";

const LIST = "mention-list";
const BEFORE_CARET = /(?:^|[^\w.@])@([\p{L}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?|)$/u;
const WAIT_MS = 120;
let area: HTMLTextAreaElement | null = null;
let waiting = 0;
let asked = 0;

function sought(field: HTMLTextAreaElement): string | null {
  return BEFORE_CARET.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
}

function list(): HTMLUListElement | null {
  return document.querySelector<HTMLUListElement>(`#${LIST}`);
}

function options(): HTMLElement[] {
  return [...(list()?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
}

function close(): void {
  list()?.remove();
  asked += 1;
  for (const name of ["aria-controls", "aria-activedescendant", "aria-autocomplete"]) area?.removeAttribute(name);
}

function choose(option: HTMLElement | undefined): void {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (option) area?.setAttribute("aria-activedescendant", option.id);
}

function take(name: string): void {
  const field = area;
  const begun = field ? sought(field) : null;
  close();
  if (!field || begun === null) return;
  const at = field.selectionStart;
  field.setRangeText(`${name} `, at - begun.length, at, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

function draw(field: HTMLTextAreaElement, names: string[]): void {
  close();
  if (names.length === 0) return;
  const drawn = document.createElement("ul");
  Object.assign(drawn, { id: LIST, className: "mention-list" });
  drawn.setAttribute("role", "listbox");
  drawn.setAttribute("aria-label", wordsIn(field.closest("[data-mentions]"), "colleagues") || "@");
  names.forEach((name, index) => {
    const option = document.createElement("li");
    Object.assign(option, { id: `${LIST}-${index}`, textContent: name });
    option.setAttribute("role", "option");
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(name);
    });
    drawn.append(option);
  });
  field.after(drawn);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", LIST);
  choose(options()[0]);
}

async function ask(field: HTMLTextAreaElement, address: string): Promise<void> {
  const begun = sought(field);
  if (begun === null) return close();
  const turn = ++asked;
  const answer = await fetch(`${address}?q=${encodeURIComponent(begun)}`, { headers: { accept: "application/json" } });
  if (!answer.ok || turn !== asked) return;
  const { names } = (await answer.json()) as { names: string[] };
  if (turn === asked && document.activeElement === field) draw(field, names);
}

function onInput(event: Event): void {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement)) return;
  const address = field.closest<HTMLElement>("[data-mentions]")?.dataset["mentions"];
  if (!address) return;
  area = field;
  clearTimeout(waiting);
  if (sought(field) === null) return close();
  waiting = window.setTimeout(() => void ask(field, address), WAIT_MS);
}

function onKey(event: KeyboardEvent): void {
  const shown = options();
  if (shown.length === 0 || event.target !== area) return;
  const at = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(shown[(at + step + shown.length) % shown.length]);
  else if ((event.key === "Enter" && !event.metaKey && !event.ctrlKey) || event.key === "Tab") take(shown[at]?.textContent ?? "");
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function completeMentions(): void {
  document.addEventListener("input", onInput);
  document.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("focusout", (event) => event.target === area && close());
}
