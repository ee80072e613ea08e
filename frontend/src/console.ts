/** What the agents' pages run: swaps, live rows, rings, keys, citations, previews, theme. */
import "htmx.org";
import { takeFiles } from "./attachments.js";
import { citeOnHover } from "./clauses.js";
import { filterLists } from "./filters.js";
import { keepDrafts } from "./drafts.js";
import { listenToKeys } from "./keys.js";
import { goLive } from "./live.js";
import { offerPalette } from "./palette.js";
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
offerPalette();
placeDialogs();
previewForms();
keepDrafts();
filterLists();
toggleTheme();
offerUndo();
