/** What customers' pages run; every one of them works without it. */
import { takeFiles } from "./attachments.js";
import { citeOnHover } from "./clauses.js";
import { previewForms } from "./preview.js";
import { recordOnRequest } from "./recording.js";
import { workOnRiddles } from "./riddle.js";
import { redrawRings } from "./rings.js";
import { suggestArticles } from "./suggestions.js";
import { toggleTheme } from "./theme.js";
import { placeDialogs } from "./why.js";
import { addReadersTimes } from "./zones.js";

redrawRings();
citeOnHover();
placeDialogs();
previewForms();
takeFiles();
recordOnRequest();
suggestArticles();
workOnRiddles();
toggleTheme();
addReadersTimes();
if (document.querySelector("form[data-passkey]")) void import("./passkeys.js").then(({ offerPasskeys }) => offerPasskeys());
