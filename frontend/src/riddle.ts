/** Works on the riddle that strangers get while a desk is flooded, aside, so that the page stays quick to type in. */
import { wordsIn } from "./words.js";

interface Riddle {
  algorithm: string;
  challenge: string;
  maxNumber: number;
  salt: string;
  signature: string;
}

function work(riddle: Riddle): Promise<number> {
  const worker = new Worker(new URL("./riddle-worker.ts", import.meta.url), { type: "module" });
  return new Promise<number>((resolve, reject) => {
    worker.addEventListener("message", (event: MessageEvent<number>) => resolve(event.data));
    worker.addEventListener("error", reject);
    worker.postMessage(riddle);
  }).finally(() => worker.terminate());
}

function follow(input: HTMLInputElement, form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[data-riddle-said]");
  const riddle = JSON.parse(input.dataset["riddle"] ?? "{}") as Riddle;
  const { algorithm, challenge, salt, signature } = riddle;
  let over = false;
  let pressed: HTMLElement | null = null;
  const say = (key: string) => {
    if (said) said.textContent = wordsIn(said, key);
  };
  form.addEventListener("submit", (event) => {
    if (over) return;
    event.preventDefault();
    pressed = event.submitter;
    say("working");
  });
  const end = () => {
    over = true;
    if (pressed) form.requestSubmit(pressed);
  };
  work(riddle)
    .then((number) => {
      input.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      say("done");
    })
    .catch((fault: unknown) => console.warn("riddle", fault)) // the server then asks by mail
    .finally(end);
}

export function workOnRiddles(): void {
  document.querySelectorAll<HTMLInputElement>("input[data-riddle]").forEach((input) => {
    if (input.form) follow(input, input.form);
  });
}
