/** What the line on the page says: whose widget it is, and how it shall look. */
export type Configuration = {
  /** The folder from which the loader came, with a slash at the end. */
  readonly base: string;
  /** The `data-` attributes. */
  readonly data: Readonly<Record<string, string | undefined>>;
};

/** How the widget looks and what it says; `data-` attributes and `Rapport('set', …)` have the same names. */
export type Settings = {
  readonly locale?: string;
  readonly theme?: "light" | "dark" | "auto";
  /** The site's colour, `#rrggbb`. */
  readonly accent?: string;
  readonly position?: "start" | "end";
  readonly title?: string;
  readonly greeting?: string;
};
