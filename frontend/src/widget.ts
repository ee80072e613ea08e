/** The button and the dialog in another website's page. The form itself is the desk's own page, in a frame.
 *
 * It stands alone: nothing is imported, so that the desk hands it out as one text, within a function of its own. It is
 * cut off from the page's styles by a closed shadow root, and from a strict policy by a sheet that is built, not written.
 */
import type { FromForm, FromPage } from "./widget/messages.js";

/** What the desk's server writes before this text. */
declare const UPHELD: {
  home: string;
  frame: string;
  page: string;
  colour: string;
  words: { open: string; title: string; close: string; waiting: string; elsewhere: string };
};

const SLOW_MS = 6000;
const script = document.currentScript as HTMLScriptElement | null;
const given = script?.dataset ?? {};
const home = script?.src ? new URL(script.src).origin : new URL(UPHELD.home).origin;
const side = given["side"] === "left" ? "left" : "right";
const theme = given["theme"] === "light" || given["theme"] === "dark" ? given["theme"] : "";

const STYLE = `
:host { all: initial !important; position: static !important; color-scheme: ${theme || "light dark"} !important; }
* { box-sizing: border-box; font: 600 16px/1.4 system-ui, -apple-system, "Segoe UI", sans-serif; }
.open { position: fixed; z-index: 2147483000; ${side}: max(16px, env(safe-area-inset-${side})); bottom: max(16px, env(safe-area-inset-bottom));
  min-height: 48px; padding: 10px 20px; border: 1px solid #ffffff66; border-radius: 24px; color: #fff; background: ${UPHELD.colour};
  box-shadow: 0 4px 16px #00000040; cursor: pointer; }
.open:hover { filter: brightness(1.15); }
:focus-visible { outline: 3px solid light-dark(#2a46b8, #9db0ff); outline-offset: 2px; }
dialog { position: fixed; inset: 0; width: min(640px, 100vw - 32px); height: min(800px, 100dvh - 32px); max-width: none; max-height: none;
  margin: auto; padding: 0; overflow: hidden; border: 1px solid light-dark(#cdcdc6, #3d434b); border-radius: 12px;
  color: light-dark(#15181c, #eceef0); background: light-dark(#fff, #17191d); }
dialog[open] { display: grid; grid-template-rows: auto minmax(0, 1fr); }
dialog::backdrop { background: #15181c80; }
dialog.away, dialog.away::backdrop { opacity: 0; }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding-left: 20px; border-bottom: 1px solid light-dark(#e5e5e0, #2a2e34); }
.bar b { font-weight: 640; }
.close { width: 48px; height: 48px; border: 0; color: inherit; background: none; font-size: 24px; font-weight: 400; cursor: pointer; }
.close:focus-visible { outline-offset: -3px; }
.body { position: relative; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: light-dark(#fff, #17191d); visibility: hidden; }
iframe.ready { visibility: visible; }
.wait { padding: 20px; font-weight: 400; }
.wait a { color: light-dark(#2a46b8, #9db0ff); }
@media (max-width: 520px) { dialog { width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
@media (prefers-reduced-motion: no-preference) { dialog[open] { animation: in .16s ease-out; } @keyframes in { from { translate: 0 12px; opacity: 0; } } }
@media (forced-colors: active) { .open { border-color: ButtonText; } }
@media print { .open { display: none; } }`;

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Who the visitor is: as the tag says it, or as an address of the website itself answers it, fresh. */
async function identity(): Promise<string> {
  const address = given["identityUrl"];
  if (!address) return given["identity"] ?? "";
  try {
    const answer = await fetch(new URL(address, location.href), { headers: { Accept: "text/plain" }, cache: "no-store" });
    return answer.ok ? (await answer.text()).trim() : "";
  } catch {
    return "";
  }
}

class Widget {
  private readonly host = document.createElement("upheld-desk");
  private readonly button = made("button", "open", UPHELD.words.open);
  private readonly dialog = made("dialog", "");
  private readonly body = made("div", "body");
  private readonly wait = made("p", "wait", UPHELD.words.waiting);
  private frame: HTMLIFrameElement | null = null;

  constructor() {
    const root = this.host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.button.type = "button";
    this.button.setAttribute("aria-haspopup", "dialog");
    this.button.addEventListener("click", () => this.open());
    const title = made("b", "", UPHELD.words.title);
    const close = made("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", UPHELD.words.close);
    close.addEventListener("click", () => this.dialog.close());
    const bar = made("div", "bar");
    bar.append(title, close);
    this.wait.setAttribute("role", "status");
    this.body.append(this.wait);
    this.dialog.setAttribute("aria-label", UPHELD.words.title);
    this.dialog.append(bar, this.body);
    this.dialog.addEventListener("close", () => this.button.focus());
    root.append(this.button, this.dialog);
    addEventListener("message", (event) => this.hear(event));
    document.body.append(this.host);
  }

  /** What was begun stays in the frame while the dialog is closed. */
  private open(): void {
    this.dialog.showModal();
    if (this.frame) return this.frame.focus();
    this.frame = document.createElement("iframe");
    this.frame.title = UPHELD.words.title;
    this.frame.allow = "display-capture";
    this.frame.src = `${home}${UPHELD.frame}${theme && `?theme=${theme}`}`;
    this.body.append(this.frame);
    setTimeout(() => this.lead(), SLOW_MS);
  }

  /** Where the form does not come, because something on the way forbids it, the desk's own page is named. */
  private lead(): void {
    if (this.frame?.className) return;
    const link = made("a", "", UPHELD.words.elsewhere);
    link.href = home + UPHELD.page;
    link.target = "_blank";
    link.rel = "noopener";
    this.wait.replaceChildren(link);
  }

  private hear(event: MessageEvent<FromForm | undefined>): void {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== home) return;
    const said = event.data?.upheld;
    if (said === "ready") void this.answer();
    if (said === "close") this.dialog.close();
    if (said === "hide" || said === "show") this.dialog.classList.toggle("away", said === "hide");
    if (said === "sent") this.host.dispatchEvent(new CustomEvent("upheld:sent", { bubbles: true }));
  }

  private async answer(): Promise<void> {
    const context: FromPage = {
      upheld: "context",
      identity: await identity(),
      page: location.href,
      viewport: `${innerWidth} × ${innerHeight}`,
      theme,
    };
    if (!this.frame) return;
    this.frame.className = "ready";
    this.frame.contentWindow?.postMessage(context, home);
    this.frame.focus();
  }
}

if (document.body) new Widget();
else addEventListener("DOMContentLoaded", () => new Widget());
