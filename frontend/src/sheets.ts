/** A sheet that opens above the page gives the keyboard to its first field; one without fields keeps it on its title. */

const FIRST = "input:checked, input:not([type=hidden], [type=radio]), select, textarea";

function begin(event: Event): void {
  const sheet = event.target;
  if (!(sheet instanceof HTMLElement) || !sheet.matches(".sheet:popover-open")) return;
  sheet.querySelector<HTMLElement>(FIRST)?.focus();
}

/** `toggle` does not bubble, so it is caught on its way down. */
export function openSheets(): void {
  document.addEventListener("toggle", begin, true);
}
