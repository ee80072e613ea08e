/** What the form in another website's page runs: it asks that page who is there, and tells it when to close. */
import { citeOnHover } from "./clauses.js";
import { previewForms } from "./preview.js";
import { workOnRiddles } from "./riddle.js";
import { redrawRings } from "./rings.js";
import { takePictures } from "./widget/picture.js";
import { say, whenTold } from "./widget/talking.js";

/** A form that must know who is there is filled in with what the page says, and sent on; what was typed stays in it. */
function askWhoIsThere(form: HTMLFormElement): void {
  whenTold((told, origin) => {
    const said: Record<string, string> = { ...told, origin };
    form.querySelectorAll<HTMLInputElement>("input[type=hidden]").forEach((field) => {
      field.value = said[field.name] ?? field.value;
    });
    form.submit();
  });
  say("ready");
}

document.querySelectorAll<HTMLFormElement>("form[data-asks-who]").forEach(askWhoIsThere);
document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-close]")) say("close");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) say("close");
});
if (document.querySelector("[data-sent]")) say("sent");

redrawRings();
citeOnHover();
previewForms();
takePictures();
workOnRiddles();
