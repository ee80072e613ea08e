/** Lets a reader choose light or dark; a cookie carries the choice, so the server draws the next page in it. */

const YEAR_S = 31_536_000;

function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function toggleTheme(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-theme-toggle]")) return;
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset["theme"] = theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
  });
}
