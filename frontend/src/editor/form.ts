/** Follows the editor's form: checks it as it changes, keeps it on request, and looks at it in three ways. */
import { ask, place } from "./parts.js";
import { wordsIn } from "../words.js";

const PAUSE_MS = 300;

/** What the text editor needs of the form around it, and tells it. */
export interface Work {
  /** To call when the words have changed. */
  changed(): void;
  /** To call when the cursor has moved to another line. */
  moved(line: number): void;
  save(): void;
  /** Called after each answer: findings and readings stand in the page anew. */
  onChecked: () => void;
  /** Called when a finding's line is asked for. */
  onJump: (line: number, column: number, width: number) => void;
}

function selectLine(text: HTMLTextAreaElement, line: number, column: number, width: number): void {
  const before = text.value.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  text.focus();
  text.setSelectionRange(start, start + width);
}

export function followForm(form: HTMLFormElement, text: HTMLTextAreaElement): Work {
  const checkUrl = form.dataset["checkUrl"] ?? form.action;
  const view = form.querySelector<HTMLInputElement>("[data-view]");
  const lineNow = form.querySelector<HTMLInputElement>("[data-line-now]");
  document.querySelector("[data-unscripted]")?.remove();
  let timer = 0;
  let running = new AbortController();
  let kept = text.value;

  const answered = (parts: DocumentFragment) => {
    place(parts);
    work.onChecked();
  };

  const check = (pause = PAUSE_MS) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      running.abort();
      running = new AbortController();
      ask(form, checkUrl, running.signal).then(answered, complain);
    }, pause);
  };

  const work: Work = {
    changed() {
      if (text.value !== kept) sayUnsaved();
      check();
    },
    moved(line) {
      if (!lineNow || lineNow.value === String(line)) return;
      lineNow.value = String(line);
      check();
    },
    save() {
      clearTimeout(timer);
      running.abort();
      const words = text.value;
      document.querySelector("[data-save]")?.setAttribute("aria-busy", "true");
      ask(form, form.action).then((parts) => {
        answered(parts);
        if (document.querySelector("#part-saving[data-saved]")) kept = words;
        document.querySelector<HTMLElement>(".editor-conflict")?.scrollIntoView({ block: "nearest" });
      }, complain);
    },
    onChecked: () => undefined,
    onJump: (line, column, width) => selectLine(text, line, column, width),
  };

  const look = (tab: HTMLButtonElement) => {
    if (view) view.value = tab.value;
    for (const each of document.querySelectorAll("[data-tab]")) each.setAttribute("aria-pressed", String(each === tab));
    document.querySelector("[data-source]")?.toggleAttribute("hidden", tab.value !== "write");
    check(0);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.matches("[data-save]")) work.save();
    else check(0); // Enter in the simulator
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const tab = target.closest<HTMLButtonElement>("[data-tab]");
    const jump = target.closest("[data-jump]")?.closest<HTMLElement>("[data-finding]");
    if (tab) {
      event.preventDefault();
      look(tab);
    } else if (jump) {
      event.preventDefault();
      const [line, column, width] = ["line", "column", "width"].map((name) => Number(jump.dataset[name] ?? 1));
      document.querySelector<HTMLButtonElement>('[data-tab][value="write"][aria-pressed="false"]')?.click();
      document.querySelector<HTMLElement>("#facts:popover-open")?.hidePopover();
      work.onJump(line ?? 1, column ?? 1, width ?? 1);
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target === text) return work.changed();
    const field = event.target as HTMLInputElement;
    if (field.form !== form) return;
    const tell = document.querySelector<HTMLInputElement>('[name="sim-tell"]');
    if (tell && field !== tell) tell.value = ""; // a choice by hand is not overruled by the line
    check();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    work.save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (text.value !== kept) event.preventDefault();
  });
  return work;
}

function sayUnsaved(): void {
  const saving = document.querySelector<HTMLElement>("#part-saving");
  const words = saving?.querySelector(".label");
  saving?.removeAttribute("data-saved");
  if (words) words.textContent = wordsIn(saving, "unsaved");
}

function complain(fault: unknown): void {
  if (fault instanceof DOMException && fault.name === "AbortError") return;
  document.querySelector("[data-save]")?.removeAttribute("aria-busy");
  const verdict = document.querySelector("#part-verdict");
  if (verdict) verdict.textContent = wordsIn(verdict, "unchecked");
  console.warn("editor", fault);
}
