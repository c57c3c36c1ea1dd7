import { useSyncExternalStore } from "react";

/** Which part of the settings is open. */
export const sections = ["profile", "agents", "teams", "skills", "sites"] as const;
export type Section = (typeof sections)[number];

/** Where in the console one is. It stands in the fragment of the address, so a link to a conversation can be kept. */
export type Route =
  | { readonly page: "inbox"; readonly conversation?: string }
  | { readonly page: "staffing" }
  | { readonly page: "board" }
  | { readonly page: "settings"; readonly section: Section };

export function routeOf(fragment: string): Route {
  const [page, rest] = fragment.replace(/^#\/?/u, "").split("/");
  if (page === "settings") {
    return { page: "settings", section: sections.find((section) => section === rest) ?? "profile" };
  }
  if (page === "staffing") return { page: "staffing" };
  if (page === "board") return { page: "board" };
  if (page === "c" && rest !== undefined && rest !== "")
    return { page: "inbox", conversation: decoded(rest) };
  return { page: "inbox" };
}

export function fragmentOf(route: Route): string {
  switch (route.page) {
    case "inbox":
      return route.conversation === undefined ? "#/" : `#/c/${encodeURIComponent(route.conversation)}`;
    case "staffing":
      return "#/staffing";
    case "board":
      return "#/board";
    case "settings":
      return `#/settings/${route.section}`;
  }
}

export function go(route: Route): void {
  const fragment = fragmentOf(route);
  if (location.hash !== fragment) location.hash = fragment;
}

let known: { readonly fragment: string; readonly route: Route } = { fragment: "", route: { page: "inbox" } };

export function currentRoute(): Route {
  if (known.fragment !== location.hash) known = { fragment: location.hash, route: routeOf(location.hash) };
  return known.route;
}

export function useRoute(): Route {
  return useSyncExternalStore((changed) => {
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, currentRoute);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
