/** The findings that stand in the page, as marks on the lines of the text. */
import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";

const SEVERITY: Record<string, Diagnostic["severity"]> = { blocking: "error", advice: "warning", acknowledged: "hint" };

function words(finding: HTMLElement, name: string): string {
  return finding.querySelector(`[data-${name}]`)?.textContent ?? "";
}

export function findingsIn(page: Document, doc: Text): Diagnostic[] {
  return [...page.querySelectorAll<HTMLElement>("[data-finding]")].map((finding) => {
    const line = doc.line(Math.min(Number(finding.dataset["line"] ?? 1), doc.lines));
    const from = Math.min(line.from + Number(finding.dataset["column"] ?? 1) - 1, line.to);
    const instead = words(finding, "instead");
    return {
      from,
      to: Math.min(from + Number(finding.dataset["width"] ?? 1), line.to),
      severity: SEVERITY[finding.dataset["kind"] ?? ""] ?? "info",
      message: [words(finding, "message"), words(finding, "why"), instead && `Instead: ${instead}`].filter(Boolean).join("\n"),
    };
  });
}
