/**
 * A sheet that opens above the page gives the keyboard to its first field; one without fields keeps it on its title.
 *
 * Where an element with data-sheets has room for sheets, they come once somebody is about to open one: nobody opens
 * most. When what stands beneath them is shown anew, they go, and come as they are then.
 */

const FIRST = "input:not([type=hidden]), select, textarea";
let coming: Promise<void> | null = null;

function begin(event: Event): void {
  const sheet = event.target;
  if (!(sheet instanceof HTMLElement) || !sheet.matches(".sheet:popover-open")) return;
  (sheet.querySelector<HTMLElement>("input:checked") ?? sheet.querySelector<HTMLElement>(FIRST))?.focus();
}

function room(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-sheets]");
}

/** Return the name of the sheet that a button opens, if it is not on the page yet. */
function missing(target: EventTarget | null): string | null {
  const name = target instanceof Element ? target.closest("[popovertarget]")?.getAttribute("popovertarget") : null;
  return name && room() && !document.getElementById(name) ? name : null;
}

async function bring(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset["sheets"] ?? "", {
    headers: { "HX-Request": "true", "HX-Target": place.id },
  });
  if (!answer.ok) throw new Error(`the sheets answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sheets = page.getElementById(place.id);
  if (sheets) place.replaceChildren(...sheets.childNodes);
}

function sheetsAreHere(): Promise<void> {
  const place = room();
  if (!place) return Promise.resolve();
  coming ??= bring(place).finally(() => (coming = null));
  return coming;
}

/** Without them, go where they are part of the page: what was written is kept as a draft. */
async function open(name: string): Promise<void> {
  const address = room()?.dataset["sheets"] ?? "";
  await sheetsAreHere().catch(() => location.assign(address));
  document.getElementById(name)?.showPopover();
}

function onClick(event: Event): void {
  const name = missing(event.target);
  if (name) void open(name);
}

function foresee(event: Event): void {
  if (missing(event.target)) void sheetsAreHere().catch(() => undefined);
}

function drop(): void {
  const place = room();
  if (place && !place.querySelector(":popover-open, .sheet:not([popover])")) place.replaceChildren();
}

export function openSheets(): void {
  // `toggle` does not bubble, so it is caught on its way down.
  document.addEventListener("toggle", begin, true);
  document.addEventListener("click", onClick);
  document.addEventListener("pointerover", foresee);
  document.addEventListener("focusin", foresee);
  document.addEventListener("live", drop, true);
}
