/** What a form says in words: its files travel by themselves, when it is sent. */
export function withoutFiles(form: HTMLFormElement): FormData {
  const said = new FormData(form);
  const files = [...said].filter(([, value]) => value instanceof File).map(([name]) => name);
  files.forEach((name) => said.delete(name));
  return said;
}
