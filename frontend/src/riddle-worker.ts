/** Counts until the hash of salt and number is the challenge (altcha, version 1); runs in a worker of its own. */

interface Asked {
  challenge: string;
  salt: string;
  algorithm: string;
  maxNumber: number;
}

const BATCH = 500;
const encoder = new TextEncoder();

const hex = (digest: ArrayBuffer) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ algorithm, challenge, maxNumber, salt }: Asked): Promise<number> {
  const hash = async (number: number) => hex(await crypto.subtle.digest(algorithm, encoder.encode(salt + String(number))));
  for (let first = 0; first <= maxNumber; first += BATCH) {
    const found = (await Promise.all(Array.from({ length: BATCH }, (_, step) => hash(first + step)))).indexOf(challenge);
    if (found >= 0) return first + found;
  }
  throw new Error("the riddle has no answer");
}

addEventListener("message", (event: MessageEvent<Asked>) => {
  solve(event.data).then(
    (number) => postMessage(number),
    (fault: unknown) => setTimeout(() => { throw fault; }), // so that whoever waits hears of it
  );
});
