/** Takes files as they are picked, pasted or dropped, shows how far they are, and lets them be cancelled or taken back.
 *
 * The list of what waits to be sent is the server's and is drawn by it; only what is still on its way is known here.
 * Without script the same field sends its files with the form.
 */
import { wordsIn } from "./words.js";

const AT_ONCE = 3;

interface Begun {
  put: string;
}

interface Refused {
  refusal: string;
}

/** Something that looked like a secret and was taken out of a file before it was kept. */
interface TakenOut {
  kind: string;
  masked: string;
  line: string;
  mark: string;
}

interface Arrived {
  id: string;
  taken_out?: TakenOut[];
}

const onTheirWay = new Set<XMLHttpRequest | AbortController>();
const queue: (() => Promise<void>)[] = [];
let running = 0;

function place(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-attaching]");
}

function words(key: string, name = ""): string {
  return wordsIn(place(), key, { name });
}

function say(text: string): void {
  const status = place()?.querySelector("[data-attaching-says]");
  if (status) status.textContent = text;
}

function token(): string {
  return place()?.closest("form")?.querySelector<HTMLInputElement>('[name="csrfmiddlewaretoken"]')?.value ?? "";
}

/** What a form has made up for the ticket that it will open; its files wait under it. */
function submission(): string {
  return place()?.closest("form")?.querySelector<HTMLInputElement>('[name="submission"]')?.value ?? "";
}

async function refusalIn(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => null)) as Refused | null;
  return told?.refusal ?? words("broken");
}

/** What a file looks like while it arrives. */
class Row {
  readonly element = document.createElement("li");
  private readonly bar = document.createElement("progress");
  private readonly word = document.createElement("span");
  private readonly button = document.createElement("button");

  constructor(name: string, stop: () => void) {
    const title = document.createElement("span");
    title.className = "file-name";
    title.textContent = name;
    this.element.className = "file is-arriving";
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", name);
    this.word.className = "file-size";
    this.button.type = "button";
    this.button.className = "file-stop";
    this.button.textContent = "×";
    this.button.setAttribute("aria-label", words("cancel", name));
    this.button.addEventListener("click", stop);
    this.element.append(title, this.bar, this.word, this.button);
    place()?.querySelector("[data-arriving]")?.append(this.element);
  }

  at(share: number): void {
    this.bar.value = share;
    this.word.textContent = share < 1 ? `${Math.floor(share * 100)} %` : words("checking");
    if (share >= 1) this.bar.removeAttribute("value");
  }

  refused(why: string): void {
    this.bar.remove();
    this.element.classList.add("is-refused");
    this.word.setAttribute("role", "alert");
    this.word.textContent = why;
    this.button.setAttribute("aria-label", words("dismiss"));
  }
}

function put(url: string, file: File, row: Row, sending: XMLHttpRequest): Promise<string | Arrived> {
  return new Promise((resolve) => {
    sending.open("PUT", url);
    sending.setRequestHeader("Content-Type", "application/octet-stream");
    sending.setRequestHeader("Accept-Language", document.documentElement.lang);
    sending.upload.addEventListener("progress", (event) => row.at(event.loaded / Math.max(1, event.total)));
    sending.addEventListener("load", () => {
      if (sending.status === 201) return resolve(JSON.parse(sending.responseText) as Arrived);
      try {
        resolve((JSON.parse(sending.responseText) as Refused).refusal);
      } catch {
        resolve(words("broken"));
      }
    });
    for (const fault of ["error", "timeout", "abort"]) sending.addEventListener(fault, () => resolve(words("broken")));
    sending.send(file);
  });
}

async function begin(file: File, kind: string, signal: AbortSignal): Promise<Begun | string> {
  const about = new FormData();
  about.set("csrfmiddlewaretoken", token());
  about.set("kind", kind);
  about.set("name", file.name);
  about.set("size", String(file.size));
  about.set("submission", submission());
  const answer = await fetch(place()?.dataset["begin"] ?? "", { method: "POST", body: about, signal });
  return answer.status === 201 ? ((await answer.json()) as Begun) : refusalIn(answer);
}

async function drawWaiting(): Promise<void> {
  const attaching = place();
  const list = attaching?.querySelector("[data-waiting]");
  if (!attaching || !list) return;
  const kind = attaching.dataset["kind"] ? `?kind=${attaching.dataset["kind"]}` : "";
  const answer = await fetch(`${attaching.dataset["begin"]}${kind}`, { headers: { "X-Submission": submission() } });
  if (answer.ok) list.innerHTML = await answer.text();
}

async function remove(id: string): Promise<Response> {
  const about = new FormData();
  about.set("csrfmiddlewaretoken", token());
  about.set("submission", submission());
  about.set("remove", id);
  return fetch(place()?.dataset["begin"] ?? "", { method: "POST", body: about });
}

/** Show what was taken out of a file, masked, with a way to attach it again with what is none. */
function tell(file: File, kind: string, arrived: Arrived): void {
  const found = place()?.querySelector("[data-taken-out]");
  if (!found || !arrived.taken_out?.length) return;
  const told = document.createElement("fieldset");
  const title = document.createElement("legend");
  title.textContent = words("taken-out", file.name);
  told.append(title);
  for (const one of arrived.taken_out) told.append(choice(one));
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn btn-small";
  again.textContent = words("again");
  again.addEventListener("click", () => {
    const marks = [...told.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value);
    if (!marks.length) return told.querySelector("input")?.focus();
    told.remove();
    void remove(arrived.id).then(() => take([file], kind, marks));
  });
  told.append(again);
  found.append(told);
}

function choice(one: TakenOut): HTMLElement {
  const row = document.createElement("p");
  const line = document.createElement("span");
  line.className = "mono";
  line.textContent = `${one.kind}: ${one.line}`;
  const label = document.createElement("label");
  label.className = "choice";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = one.mark;
  const says = document.createElement("span");
  says.textContent = words("no-secret");
  label.append(box, says);
  row.append(line, label);
  return row;
}

async function send(file: File, kind: string, noSecret: string[]): Promise<void> {
  const asking = new AbortController();
  const sending = new XMLHttpRequest();
  let cancelled = false;
  const row = new Row(file.name, () => {
    cancelled = true;
    asking.abort();
    sending.abort();
    row.element.remove();
    document.getElementById("attach")?.focus();
  });
  onTheirWay.add(sending);
  try {
    const begun = await begin(file, kind, asking.signal);
    const marks = noSecret.length ? `&not_secret=${noSecret.join(",")}` : "";
    const came = typeof begun === "string" ? begun : await put(begun.put + marks, file, row, sending);
    if (cancelled) return;
    if (typeof came === "string") return row.refused(came);
    row.element.remove();
    await drawWaiting();
    tell(file, kind, came);
    say(words("arrived", file.name));
  } catch {
    if (!cancelled) row.refused(words("broken"));
  } finally {
    onTheirWay.delete(sending);
  }
}

function next(): void {
  const job = running < AT_ONCE ? queue.shift() : undefined;
  if (!job) return;
  running += 1;
  void job().finally(() => {
    running -= 1;
    next();
  });
}

function take(files: Iterable<File>, kind = place()?.dataset["kind"] ?? "", noSecret: string[] = []): void {
  for (const file of files) {
    queue.push(() => send(file, kind, noSecret));
    next();
  }
}

/** Attach files that a script made. */
export function attachFiles(files: Iterable<File>): void {
  take(files);
}

function named(file: File): File {
  const ending = file.name.includes(".") ? file.name.slice(file.name.lastIndexOf(".")) : "";
  const when = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
  return file.name.startsWith("image.") ? new File([file], `${words("pasted")} ${when}${ending}`, { type: file.type }) : file;
}

function belongs(target: EventTarget | null): boolean {
  const form = (target as Element | null)?.closest?.("form");
  return Boolean(form?.querySelector("[data-attaching]"));
}

function onPaste(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length || !belongs(event.target)) return;
  event.preventDefault();
  take(files.map(named));
}

function onDrag(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes("Files") || !belongs(event.target)) return;
  event.preventDefault();
  place()?.closest("form")?.classList.toggle("is-target", event.type === "dragover");
  if (event.type === "drop") take([...event.dataTransfer.files]);
}

function onSubmit(event: SubmitEvent): void {
  if (!belongs(event.target) || (!onTheirWay.size && !queue.length)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say("");
  requestAnimationFrame(() => say(words("hold")));
}

async function takeBack(button: HTMLButtonElement): Promise<void> {
  const answer = button.name === "remove" ? await remove(button.value) : await takeBackAt(button);
  const list = place()?.querySelector("[data-waiting]");
  if (!answer.ok || !list) return drawWaiting();
  list.innerHTML = await answer.text();
  document.getElementById("attach")?.focus();
  say(words("removed"));
}

function takeBackAt(button: HTMLButtonElement): Promise<Response> {
  const about = new FormData();
  about.set("csrfmiddlewaretoken", token());
  return fetch(button.formAction, { method: "POST", body: about, headers: { "X-Attaching": "1" } });
}

export function takeFiles(): void {
  if (!place()) return;
  document.documentElement.classList.add("can-attach");
  document.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    if (field.type !== "file" || !field.closest("[data-attaching]")) return;
    take([...(field.files ?? [])]);
    field.value = "";
  });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-take-back]");
    if (!button) return;
    event.preventDefault();
    void takeBack(button);
  });
  document.addEventListener("paste", onPaste);
  for (const kind of ["dragover", "dragleave", "drop"] as const) document.addEventListener(kind, onDrag);
  document.addEventListener("submit", onSubmit, { capture: true });
}
