/** What customers' pages run that follow a ticket: what changes is shown without asking for the whole page anew. */
import "htmx.org";
import { goLive } from "./live.js";

goLive();
