import look from "virtual:look";
import { accentRule } from "./accent.ts";
import { api } from "./api.ts";
import type { Configuration, Settings } from "./configuration.ts";
import { kept, storage } from "./kept.ts";
import { here, linkUp } from "./link.ts";
import { moodOf } from "./mood.ts";
import { keepPlace } from "./scroll.ts";
import { App } from "./view/App.tsx";
import { fit } from "./view/Composer.tsx";
import { draw as drawInto, h } from "./view/dom.ts";
import { nearest, words } from "./words.ts";

/** Puts the widget on the page and gives what takes the calls of `Rapport(…)`. */
export async function start(configuration: Configuration) {
  const { base, data } = configuration;
  const prefix = `rapport/${new URL(base).host}/${data.site}`;
  let settings: Settings = data;
  let locale = localeOf(settings);
  let t = await words(locale);

  const client = linkUp(configuration, prefix, locale);
  let drawing = false;
  let counting: ReturnType<typeof setTimeout> | undefined;
  const mood = moodOf(client, prefix, draw);
  const draft = kept<string>(storage("sessionStorage"), `${prefix}/draft`);
  const host = document.createElement("rapport-widget");
  const root = host.attachShadow({ mode: "open" });
  const place = keepPlace(root, client, mood);
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  for (const event of ["keydown", "keyup", "keypress"] as const)
    host.addEventListener(event, (one) => {
      // What one does here is not the page's business.
      one.stopPropagation();
      if (one.key === "Escape" && mood.ui.open && !one.isComposing) toggle(false);
    });
  dress();
  // Beside the body, which some pages exchange as a whole.
  document.documentElement.append(host);

  /** Once for all changes of a moment. */
  function draw(): void {
    if (drawing) return;
    drawing = true;
    if (document.hidden) setTimeout(drawNow, 100);
    else requestAnimationFrame(drawNow);
  }

  function drawNow(): void {
    drawing = false;
    const { ui, held, unread, heard, set } = mood;
    const face = { client, t, locale, settings, ui, held, unread, heard, set, toggle, now: Date.now() };
    const restore = place.before();
    drawInto(root, <App face={face} draft={draft} place={place} />);
    restore();
    // A countdown runs.
    clearTimeout(counting);
    if (ui.lost) counting = setTimeout(draw, 1000);
  }

  /** The focus goes along. */
  function toggle(open = !mood.ui.open): void {
    mood.toggle(open);
    drawNow();
    const area = root.querySelector("textarea");
    if (area) fit(area);
    if (!open) root.querySelector<HTMLElement>(".launcher")?.focus();
    else if (matchMedia("(pointer: fine)").matches) area?.focus();
  }

  function dress(): void {
    sheet.replaceSync(look + accentRule(settings.accent));
    host.dataset.theme = settings.theme;
    host.dataset.position = settings.position;
    host.lang = locale;
    draw();
  }

  const moved = () => client.wish({ type: "page", page: here() });
  (window as { navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", moved);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) client.wish({ type: "hurry" });
    draw();
  });

  return api(client, {
    toggle,
    look: mood.look,
    reset() {
      draft.write(undefined);
      mood.reset();
    },
    async settle(change) {
      settings = { ...settings, ...change };
      locale = localeOf(settings);
      t = await words(locale);
      dress();
    },
  });
}

function localeOf({ locale }: Settings): string {
  return nearest([locale, document.documentElement.lang, ...navigator.languages]);
}
