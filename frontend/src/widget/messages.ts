/** What a website's page and the form in it say to one another; types alone, so that the script in the page stands alone.
 *
 * Each side hears only the other's window at the other's origin; nothing said here is trusted by the desk's server.
 */

/** The form to the page around it. */
export interface FromForm {
  upheld: "ready" | "hide" | "show" | "close" | "sent";
}

/** The page to the form: where it stands, and who its visitor is, as the website signed it. */
export interface FromPage {
  upheld: "context";
  identity: string;
  page: string;
  viewport: string;
  theme: string;
}
