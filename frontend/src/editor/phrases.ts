/** The words that CodeMirror itself says, in the reader's language, as the page carries them. */

export function phrases(): Record<string, string> {
  const carried = document.getElementById("editor-phrases")?.textContent;
  return carried ? (JSON.parse(carried) as Record<string, string>) : {};
}
