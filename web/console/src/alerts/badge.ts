/** What the tab says while the agent looks elsewhere: `(3) Rapport`, and another favicon. */
export function badgeTitle(unread: number, title: string): string {
  if (unread <= 0) return title;
  return `(${unread > 99 ? "99+" : unread}) ${title}`;
}

/** Both icons are files of our own: the security policy allows no `data:` images. */
export function badgeIcon(unread: number): string {
  return unread > 0 ? "/favicon-unread.svg" : "/favicon.svg";
}

export function showBadge(page: Document, unread: number, title: string): void {
  page.title = badgeTitle(unread, title);
  const link = page.querySelector<HTMLLinkElement>("link[rel='icon']");
  const icon = badgeIcon(unread);
  if (link !== null && link.getAttribute("href") !== icon) link.setAttribute("href", icon);
}
