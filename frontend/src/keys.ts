/**
 * Keys of the console. A key presses the visible element that names it in data-key; letters are inert in fields, and
 * all keys while a dialog is open, whose own the keyboard is then.
 */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]";
// A button with an address of its own does something else with the form.
// The button that says so of itself; else the first that sends.
const SENDS_FIRST = 'button[data-key="⌘↵"]';
const SENDS = "button[type=submit]:not([formaction]), button:not([type]):not([formaction])";
const OPEN_ABOVE = "dialog[open], :popover-open";
const STORE = "keys";
const GO_WITHIN_MS = 1500;
let awaiting = 0;

function lettersAreOn(): boolean {
  return localStorage.getItem(STORE) !== "off";
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")];
}

function currentRow(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-row].is-current");
}

function move(step: number): void {
  const list = rows();
  const at = list.findIndex((row) => row === currentRow());
  const next = list[Math.max(0, Math.min(list.length - 1, at + step))];
  if (!next) return;
  currentRow()?.classList.remove("is-current");
  next.classList.add("is-current");
  next.querySelector<HTMLElement>("a")?.focus();
}

function select(): void {
  currentRow()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
}

function showSheet(): void {
  document.querySelector<HTMLDialogElement>("dialog#keys")?.showModal();
}

/** After G, a letter goes to the view of the rail that names it in data-go; another key, or a pause, lets it be. */
function awaitLetter(): void {
  awaiting = Date.now() + GO_WITHIN_MS;
}

function go(key: string): boolean {
  const waited = Date.now() < awaiting;
  awaiting = 0;
  if (!waited) return false;
  document.querySelector<HTMLElement>(`[data-go="${CSS.escape(key)}"]`)?.click();
  return true;
}

/** Go where the arrow beside the title goes. */
function back(): void {
  document.querySelector<HTMLElement>(".pane-title a")?.click();
}

const OWN: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  x: select,
  g: awaitLetter,
  escape: back,
  "?": showSheet,
};

function press(key: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)].find((element) =>
    element.checkVisibility(),
  );
  if (!target) return false;
  if (target.matches(FIELDS)) target.focus();
  else target.click();
  return true;
}

function send(event: KeyboardEvent): void {
  const form = (event.target as HTMLElement).closest("form");
  const button =
    form?.querySelector<HTMLButtonElement>(SENDS_FIRST) ?? form?.querySelector<HTMLButtonElement>(SENDS);
  if (form && !button?.disabled) form.requestSubmit(button ?? undefined);
}

/** Leave a field without losing what stands in it; a search that holds words is emptied first, by the browser. */
function leave(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement && field.type === "search" && field.value)) (field as HTMLElement).blur();
}

/** Say whether a key was meant for a field; the agreement's editor is one inside a shadow root. */
function typesIn(event: KeyboardEvent): boolean {
  const [innermost] = event.composedPath();
  return innermost instanceof HTMLElement && (innermost.matches(FIELDS) || innermost.isContentEditable);
}

function onKey(event: KeyboardEvent): void {
  const inField = typesIn(event);
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && inField) return send(event);
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (!lettersAreOn() || document.querySelector(OPEN_ABOVE)) return;
  if (inField) return event.key === "Escape" ? leave(event.target) : undefined;
  const key = event.key.toLowerCase();
  const own = OWN[key];
  if (go(key)) return event.preventDefault();
  if (own) own();
  else if (!press(key)) return;
  event.preventDefault();
}

export function listenToKeys(): void {
  document.addEventListener("keydown", onKey);
  const choice = document.querySelector<HTMLInputElement>("[data-keys-on]");
  if (!choice) return;
  choice.checked = lettersAreOn();
  choice.addEventListener("change", () => localStorage.setItem(STORE, choice.checked ? "on" : "off"));
}
