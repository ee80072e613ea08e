/** What the agents' pages run: swaps, live rows, rings, keys, citations, previews, theme. */
import "htmx.org";
import { takeFiles } from "./attachments.js";
import { citeOnHover } from "./clauses.js";
import { listenToKeys } from "./keys.js";
import { goLive } from "./live.js";
import { previewForms } from "./preview.js";
import { redrawRings } from "./rings.js";
import { toggleTheme } from "./theme.js";
import { offerUndo } from "./undo.js";
import { placeDialogs } from "./why.js";

goLive();
takeFiles();
redrawRings();
listenToKeys();
citeOnHover();
placeDialogs();
previewForms();
toggleTheme();
offerUndo();
