import type { Face } from "../face.ts";
import type { Place } from "../scroll.ts";
import { Composer, type Draft } from "./Composer.tsx";
import { h } from "./dom.ts";
import { Header } from "./Header.tsx";
import { IconButton } from "./icon.tsx";
import { Launcher, Teaser } from "./Launcher.tsx";
import { Banner, Ending, Queue } from "./Notices.tsx";
import { Rating } from "./Rating.tsx";
import { Thread } from "./Thread.tsx";

/** The whole face as a function of what is known; it keeps nothing itself. */
export const App = ({
  face,
  draft,
  place,
}: {
  readonly face: Face;
  readonly draft: Draft;
  readonly place: Place;
}) => [
  <div class="unseen" role="status">
    {face.ui.said}
  </div>,
  face.ui.open && (
    <section role="dialog" aria-label={face.settings.title ?? face.t("title")}>
      <Header {...face} />
      <Banner {...face} />
      <Thread face={face} place={place} />
      {face.ui.away && <IconButton name="down" label={face.t("new")} class="i down" onclick={place.toEnd} />}
      <Queue {...face} />
      <Rating {...face} />
      <Ending {...face} />
      <Composer {...face} draft={draft} />
    </section>
  ),
  <Teaser {...face} />,
  <Launcher {...face} />,
];
