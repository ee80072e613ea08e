/** Records the screen, or a short video, for an attachment: only after a press, never longer than MOST_S, and shown
 * before it is attached. Where the browser cannot, its button stays hidden; until it is attached nothing leaves the page.
 */
import { attachFiles } from "./attachments.js";
import { wordsIn } from "./words.js";

const MOST_S = 180;
const BITS_PER_SECOND = 1_500_000;
const FORMATS = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

type Source = "screen" | "camera";

let recorder: MediaRecorder | null = null;
let recorded: File | null = null;
let ticking = 0;

const box = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-recording]");
const part = <T extends HTMLElement>(name: string): T | null => box()?.querySelector<T>(`[data-recording-${name}]`) ?? null;

function can(source: Source): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || !("MediaRecorder" in window)) return false;
  return source === "screen" ? "getDisplayMedia" in devices : "getUserMedia" in devices;
}

function say(words: string): void {
  const says = part("says");
  if (says) says.textContent = words;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
}

function show(name: "stop" | "attach" | "drop", shown: boolean): void {
  const button = part(name);
  if (button) button.hidden = !shown;
}

function reset(): void {
  const video = part<HTMLVideoElement>("shown");
  if (video?.src) URL.revokeObjectURL(video.src);
  video?.removeAttribute("src");
  recorded = null;
  const place = box();
  if (place) place.hidden = true;
  document.querySelectorAll<HTMLElement>("[data-record]").forEach((button) => (button.hidden = !can(button.dataset["record"] as Source)));
}

function ask(source: Source): Promise<MediaStream> {
  return source === "screen"
    ? navigator.mediaDevices.getDisplayMedia({ video: true })
    : navigator.mediaDevices.getUserMedia({ video: true, audio: true });
}

function ended(stream: MediaStream, pieces: Blob[], type: string): void {
  clearInterval(ticking);
  stream.getTracks().forEach((track) => track.stop());
  const ending = type.startsWith("video/mp4") ? "mp4" : "webm";
  const when = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
  recorded = new File(pieces, `${wordsIn(box(), "name")} ${when}.${ending}`, { type: type.split(";")[0] ?? "" });
  const video = part<HTMLVideoElement>("shown");
  if (video) {
    video.srcObject = null;
    video.src = URL.createObjectURL(recorded);
  }
  say(recorded.name);
  show("stop", false);
  show("attach", true);
  show("drop", true);
  part("attach")?.focus();
}

function begin(stream: MediaStream): void {
  const type = FORMATS.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  const pieces: Blob[] = [];
  const recording = new MediaRecorder(stream, { videoBitsPerSecond: BITS_PER_SECOND, ...(type ? { mimeType: type } : {}) });
  recorder = recording;
  recording.addEventListener("dataavailable", (event) => pieces.push(event.data));
  recording.addEventListener("stop", () => ended(stream, pieces, recording.mimeType || type));
  stream.getVideoTracks()[0]?.addEventListener("ended", stop); // the browser's own "stop sharing"
  const since = performance.now();
  ticking = window.setInterval(() => {
    const seconds = (performance.now() - since) / 1000;
    say(wordsIn(box(), "running", { time: clock(seconds), most: clock(MOST_S) }));
    if (seconds >= MOST_S) stop();
  }, 1000);
  recording.start(1000);
}

function stop(): void {
  if (recorder?.state === "recording") recorder.stop();
}

async function record(source: Source): Promise<void> {
  const place = box();
  if (!place) return;
  let stream: MediaStream;
  try {
    stream = await ask(source);
  } catch {
    place.hidden = false;
    for (const name of ["stop", "attach", "drop"] as const) show(name, false);
    return say(wordsIn(place, "refused"));
  }
  document.querySelectorAll<HTMLElement>("[data-record]").forEach((button) => (button.hidden = true));
  place.hidden = false;
  show("stop", true);
  show("attach", false);
  show("drop", false);
  const video = part<HTMLVideoElement>("shown");
  if (video) {
    video.srcObject = stream;
    void video.play().catch(() => undefined);
  }
  say(wordsIn(place, "running", { time: clock(0), most: clock(MOST_S) }));
  begin(stream);
  part("stop")?.focus();
}

export function recordOnRequest(): void {
  if (!box()) return;
  reset();
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    if (!button) return;
    if (button.dataset["record"]) void record(button.dataset["record"] as Source);
    if (button === part("stop")) stop();
    if (button === part("drop")) reset();
    if (button === part("attach") && recorded) {
      attachFiles([recorded]);
      reset();
    }
  });
}
