/** What customers' pages run; every one of them works without it. */
import { citeOnHover } from "./clauses.js";
import { previewForms } from "./preview.js";
import { redrawRings } from "./rings.js";
import { toggleTheme } from "./theme.js";
import { placeDialogs } from "./why.js";
import { addReadersTimes } from "./zones.js";

redrawRings();
citeOnHover();
placeDialogs();
previewForms();
toggleTheme();
addReadersTimes();
if (document.querySelector("form[data-passkey]")) void import("./passkeys.js").then(({ offerPasskeys }) => offerPasskeys());
