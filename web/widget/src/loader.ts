import type { Configuration } from "./configuration.ts";

/**
 * The one line on a site's page. It takes calls of `Rapport(…)` from the first moment on, and fetches the widget when
 * the page has loaded and has nothing better to do.
 */
const script = document.currentScript as HTMLScriptElement;
const page = window as unknown as { Rapport?: Call & { q?: Arguments[]; on?: true } };
type Arguments = readonly unknown[];
type Call = (...call: Arguments) => void;

function load({ src, dataset }: HTMLScriptElement): void {
  const waiting = [...(page.Rapport?.q ?? [])];
  let take: ((call: Arguments) => void) | undefined;
  let asked = false;

  const start = () => {
    if (asked) return;
    asked = true;
    const configuration: Configuration = { base: new URL(".", src).href, data: { ...dataset } };
    import("./main.tsx")
      .then(({ start }) => start(configuration))
      .then((widget) => {
        take = widget;
        for (const call of waiting) widget([...call]);
      });
  };
  const soon = () => ("requestIdleCallback" in window ? requestIdleCallback(start) : setTimeout(start, 1));

  page.Rapport = (...call) => {
    if (take) take(call);
    else waiting.push(call);
    if (call[0] === "open") start();
  };
  page.Rapport.on = true;
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
}

// The line may stand on a page twice.
if (script && !page.Rapport?.on) load(script);
