/** Adds passkeys and signs in with them; the forms are hidden where there is no script, and lead nowhere without it. */

type Options = { publicKey: Record<string, unknown> };

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const named = (list: unknown): unknown[] =>
  (Array.isArray(list) ? (list as { id: string }[]) : []).map((one) => ({ ...one, id: bytes(one.id) }));

function creation({ publicKey: asked }: Options): PublicKeyCredentialCreationOptions {
  const user = asked["user"] as { id: string };
  const chosen = asked["authenticatorSelection"] as AuthenticatorSelectionCriteria | undefined;
  return {
    ...asked,
    challenge: bytes(asked["challenge"] as string),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: named(asked["excludeCredentials"]),
    // One that is found without an address, and asks for a finger, a face or a number.
    authenticatorSelection: { ...chosen, residentKey: "required", requireResidentKey: true, userVerification: "required" },
  } as unknown as PublicKeyCredentialCreationOptions;
}

function request({ publicKey: asked }: Options): PublicKeyCredentialRequestOptions {
  const challenge = bytes(asked["challenge"] as string);
  return { ...asked, challenge, allowCredentials: named(asked["allowCredentials"]) } as unknown as PublicKeyCredentialRequestOptions;
}

function written(credential: PublicKeyCredential): string {
  const said: Record<string, string> = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const part = (credential.response as unknown as Record<string, ArrayBuffer | null | undefined>)[name];
    if (part) said[name] = text(part);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: said,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function optionsOf(form: HTMLFormElement): Promise<Options> {
  const beside = document.getElementById(form.dataset["passkeyOptions"] ?? "")?.textContent;
  const said = beside
    ? (JSON.parse(beside) as Record<string, Options>)
    : ((await (await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } })).json()) as Record<string, Options>);
  const found = said["creation_options"] ?? said["request_options"];
  if (!found) throw new Error("no options");
  return found;
}

async function go(form: HTMLFormElement): Promise<void> {
  const options = await optionsOf(form);
  const credential =
    form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no credential");
  const field = form.elements.namedItem("credential");
  if (field instanceof HTMLInputElement) field.value = written(credential);
  form.submit();
}

export function offerPasskeys(): void {
  if (!("credentials" in navigator) || !("PublicKeyCredential" in window)) return;
  document.querySelectorAll<HTMLFormElement>("form[data-passkey]").forEach((form) => {
    const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
    const button = form.querySelector<HTMLButtonElement>("[data-passkey-go]");
    form.hidden = false;
    const begin = (): void => {
      if (failed) failed.hidden = true;
      if (button) button.disabled = true;
      go(form)
        .catch(() => {
          if (failed) failed.hidden = false;
        })
        .finally(() => {
          if (button) button.disabled = false;
        });
    };
    button?.addEventListener("click", begin);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      begin();
    });
  });
}
