import { ActionIcon, Button, TextInput } from "@mantine/core";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { useSetAvailability } from "../shell/useSetAvailability";
import { type Closed, useClosed } from "./browse";
import { ConversationList } from "./ConversationList";
import styles from "./ListPane.module.css";
import { type Lists, listsOf, matching, type Tab, tabs } from "./listing";

/** The left pane: Mine, Queue, All with their counts, a filter, and the rows. */
export function ListPane({
  tab,
  onTab,
  selected,
}: {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly selected: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const lists = useDeskState(listsOf);
  const [wanted, setWanted] = useState("");
  const [closed, setClosed] = useState(false);
  const browse = useClosed(tab === "all" && closed);
  const rows = useMemo(() => matching(shown(lists, tab, closed), wanted), [lists, tab, closed, wanted]);

  return (
    <section className={styles.pane} aria-label={t("list.label")}>
      <TabRow tab={tab} onTab={onTab} lists={lists} />
      <div className={styles.tools}>
        <TextInput
          size="xs"
          className={styles.filter}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          placeholder={t("list.filter")}
          aria-label={t("list.filter")}
          leftSection={<Search size={14} aria-hidden="true" />}
          rightSection={
            wanted === "" ? null : (
              <ActionIcon
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={t("list.clearFilter")}
                onClick={() => setWanted("")}
              >
                <X size={12} />
              </ActionIcon>
            )
          }
        />
        {tab === "all" && (
          <fieldset className={styles.scope} aria-label={t("list.scope")}>
            {[false, true].map((value) => (
              <button
                key={String(value)}
                type="button"
                aria-pressed={closed === value}
                onClick={() => setClosed(value)}
              >
                {t(value ? "list.closed" : "list.open")}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <ConversationList
        rows={rows}
        selected={selected}
        label={t(`list.${tab}`)}
        onEnd={tab === "all" && closed && browse.more && !browse.loading ? browse.loadMore : undefined}
        empty={<Empty tab={tab} closed={closed} filtered={wanted !== ""} browse={browse} />}
      />
    </section>
  );
}

function shown(lists: Lists, tab: Tab, closed: boolean): Lists["mine"] {
  switch (tab) {
    case "mine":
      return lists.mine;
    case "queue":
      return lists.queue;
    case "all":
      return closed ? lists.closed : lists.open;
  }
}

function TabRow({
  tab,
  onTab,
  lists,
}: {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly lists: Lists;
}): ReactNode {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const count = { mine: lists.mine.length, queue: lists.queue.length, all: lists.open.length };
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
    onTab(next);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={t("list.label")} ref={row} onKeyDown={move}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-tab={name}
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          className={styles.tab}
          onClick={() => onTab(name)}
        >
          {t(`list.${name}`)}
          <span className={styles.count} data-urgent={name === "queue" && count.queue > 0}>
            {count[name]}
          </span>
        </button>
      ))}
    </div>
  );
}

function Empty({
  tab,
  closed,
  filtered,
  browse,
}: {
  readonly tab: Tab;
  readonly closed: boolean;
  readonly filtered: boolean;
  readonly browse: Closed;
}): ReactNode {
  const { t } = useTranslation();
  if (filtered) return t("list.emptyFilter");
  if (tab === "all" && closed && browse.loading) return t("list.loading");
  if (tab === "all") return t(closed ? "list.emptyClosed" : "list.emptyOpen");
  return tab === "mine" ? <NothingMine /> : t("list.emptyQueue");
}

/** Whoever gets nothing because they are not online learns it here, and how to change it. */
function NothingMine(): ReactNode {
  const { t } = useTranslation();
  const online = useDeskState((state) => state.me?.kind === "agent" && state.me.status === "online");
  const setAvailability = useSetAvailability();
  if (online) return t("list.emptyMine");
  return (
    <>
      {t("list.emptyAway")}
      <Button size="xs" onClick={() => void setAvailability("online")}>
        {t("list.goOnline")}
      </Button>
    </>
  );
}
