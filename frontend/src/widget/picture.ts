/** Takes one picture of the page around the form, when its reader presses for it; it is shown, and goes with the form.
 *
 * The browser asks first which window may be seen. Where it cannot, or its reader says no, there is the choice of a file.
 */
import { wordsIn } from "../words.js";
import { say } from "./talking.js";

/** Chromium offers the page itself first; the others do not know the word. */
interface OfThisPage extends DisplayMediaStreamOptions {
  preferCurrentTab?: boolean;
}

const SETTLED_MS = 350;

async function taken(): Promise<File | null> {
  const wish: OfThisPage = { video: true, audio: false, preferCurrentTab: true };
  const stream = await navigator.mediaDevices.getDisplayMedia(wish);
  say("hide");
  try {
    const video = document.createElement("video");
    video.srcObject = stream;
    video.muted = true;
    await video.play();
    // The dialog is gone from the page, and from the stream a moment later.
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return blob && new File([blob], "page.png", { type: "image/png" });
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    say("show");
  }
}

class Files {
  private readonly field: HTMLInputElement;
  private picture: File | null = null;

  constructor(private readonly place: HTMLElement) {
    this.field = place.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
    this.field.addEventListener("change", () => {
      this.picture = null;
      this.show();
      this.measure();
    });
    const button = place.querySelector<HTMLElement>("[data-capture]");
    if (!button || !("mediaDevices" in navigator) || !navigator.mediaDevices.getDisplayMedia) return;
    button.hidden = false;
    button.addEventListener("click", () => void this.capture());
  }

  private async capture(): Promise<void> {
    try {
      this.picture = await taken();
    } catch {
      this.tell(wordsIn(this.place, "none"));
      return;
    }
    this.tell("");
    this.lay();
    this.show();
    this.measure();
  }

  /** The picture stands in the field of files, and is sent as one of them. */
  private lay(): void {
    const all = new DataTransfer();
    for (const file of this.field.files ?? []) if (file.name !== "page.png") all.items.add(file);
    if (this.picture) all.items.add(this.picture);
    this.field.files = all.files;
  }

  private show(): void {
    const at = this.place.querySelector<HTMLElement>("[data-picture]");
    if (!at) return;
    at.hidden = !this.picture;
    at.replaceChildren();
    if (!this.picture) return;
    const image = document.createElement("img");
    image.src = URL.createObjectURL(this.picture);
    image.alt = wordsIn(this.place, "picture");
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "btn btn-plain btn-small";
    remove.textContent = wordsIn(this.place, "remove");
    remove.addEventListener("click", () => {
      this.picture = null;
      this.lay();
      this.show();
      this.field.focus();
    });
    at.append(image, remove);
  }

  /** Too much is said before it is sent; a form that is too large would be refused with all that is in it. */
  private measure(): void {
    const size = [...(this.field.files ?? [])].reduce((sum, file) => sum + file.size, 0);
    const isLarge = size > Number(this.place.dataset["largest"]);
    this.tell(isLarge ? wordsIn(this.place, "large") : "");
    if (!isLarge) return;
    this.picture = null;
    this.field.value = "";
    this.show();
  }

  private tell(words: string): void {
    const at = this.place.querySelector<HTMLElement>("[data-files-say]");
    if (!at) return;
    at.hidden = !words;
    at.textContent = words;
  }
}

export function takePictures(): void {
  document.querySelectorAll<HTMLElement>("[data-files]").forEach((place) => new Files(place));
}
