/** Reads a table of numbers from its page: what is drawn is what is written, and nothing else. */

const ROW = 34;
const AROUND = 64;
// The table goes on; a chart of fifty bars says no more than one of its first.
const LONGEST = 12;

export interface Series {
  name: string;
  tone: string;
  values: number[];
  /** Where the tickets behind each number are listed; empty where there are none. */
  addresses: string[];
}

export interface Numbers {
  labels: string[];
  series: Series[];
}

function words(cell: Element): string {
  return (cell.textContent ?? "").trim();
}

function column(rows: HTMLTableRowElement[], head: HTMLElement, place: number): Series {
  const cells = rows.map((row) => row.querySelectorAll<HTMLElement>("td[data-value]")[place]);
  return {
    name: words(head),
    tone: head.dataset["tone"] ?? "plain",
    values: cells.map((cell) => Number(cell?.dataset["value"] ?? 0)),
    addresses: cells.map((cell) => cell?.querySelector("a")?.href ?? ""),
  };
}

function rowsOf(box: HTMLElement): HTMLTableRowElement[] {
  const rows = [...(box.parentElement?.querySelector("table")?.tBodies[0]?.rows ?? [])];
  return box.dataset["chart"] === "stack" ? rows.slice(0, LONGEST) : rows;
}

/** Gives a chart the height that its rows need, before anything is fetched, so that nothing moves once it is drawn. */
export function makeRoom(box: HTMLElement): void {
  if (box.dataset["chart"] === "stack") box.style.height = `${AROUND + ROW * rowsOf(box).length}px`;
}

export function numbersOf(box: HTMLElement): Numbers | null {
  const table = box.parentElement?.querySelector("table");
  if (!table) return null;
  const rows = rowsOf(box);
  const heads = [...table.querySelectorAll<HTMLElement>("thead th[data-tone]")];
  return {
    labels: rows.map((row) => words(row.cells[0] as Element)),
    series: heads.map((head, place) => column(rows, head, place)),
  };
}
