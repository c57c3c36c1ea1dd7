import { Menu, TextInput } from "@mantine/core";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { servedBy } from "../inbox/listing";
import type { BoardAgent, BoardState } from "../rest/resources";
import { Avatar } from "../shared/Avatar";
import { sameItems } from "../shared/store";
import { useNow } from "../shared/ticking";
import { statuses } from "../shell/useSetAvailability";
import { named, share } from "../thread/receivers";
import styles from "./Board.module.css";
import { ConversationLine } from "./ConversationLine";
import { byStanding, inOrder, secondsText, settable, spanText, standing } from "./figures";
import type { Reassigned } from "./ReassignDialog";
import type { BoardActions } from "./useBoardActions";

const columns = 5;
/** Up to so many are found by looking. */
const few = 20;
/** So many rows are drawn at a time. */
const page = 100;

interface Props {
  readonly board: BoardState;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}

/** Who answers: how they stand, what they have, and how their day goes. */
export function AgentTable({ board, actions, onReassign }: Props): ReactNode {
  const { t } = useTranslation();
  const [letters, setLetters] = useState("");
  const [more, setMore] = useState(0);
  const [agents, holding] = useCalmOrder(board.agents);
  const found = named(agents, letters);
  const shown = found.slice(0, page * (1 + more));
  return (
    <section className={styles.column} aria-labelledby="board-agents">
      <header className={styles.columnHead}>
        <h2 id="board-agents" tabIndex={-1}>
          {t("board.agents")}
        </h2>
        {board.agents.length > few && (
          <TextInput
            size="xs"
            type="search"
            aria-label={t("board.findAgent")}
            placeholder={t("board.findAgent")}
            value={letters}
            onChange={(event) => setLetters(event.currentTarget.value)}
          />
        )}
      </header>
      <div className={styles.tableFrame} {...holding}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("agents.name")}</th>
              <th scope="col">{t("agents.status")}</th>
              <th scope="col">{t("agents.load")}</th>
              <th scope="col" className={styles.number} title={t("board.conversationsHint")}>
                {t("board.conversations")}
              </th>
              <th scope="col" className={styles.number} title={t("board.firstResponseHint")}>
                {t("board.firstResponse")}
              </th>
            </tr>
          </thead>
          {shown.map((agent) => (
            <AgentRows key={agent.id} agent={agent} board={board} actions={actions} onReassign={onReassign} />
          ))}
        </table>
      </div>
      {found.length === 0 && <p className={styles.muted}>{t("list.emptyFilter")}</p>}
      {found.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setMore(more + 1)}>
          {t("board.more", { count: Math.min(page, found.length - shown.length) })}
        </button>
      )}
    </section>
  );
}

/** Rows stay where they are while somebody points at the table or is in it: nobody hits what moves. */
function useCalmOrder(agents: readonly BoardAgent[]): readonly [
  readonly BoardAgent[],
  {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
  },
] {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const before = useRef<readonly string[]>([]);
  const held = pointed || focused;
  const ordered = agents.toSorted(byStanding);
  const calm = held ? inOrder(ordered, before.current) : ordered;
  useEffect(() => {
    before.current = calm.map(({ id }) => id);
  });
  return [
    calm,
    {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget)),
    },
  ];
}

function AgentRows({ agent, board, actions, onReassign }: Props & { readonly agent: BoardAgent }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = agent.name;
  const teams = board.teams.filter(({ id }) => agent.teams.includes(id)).map((team) => team.name);
  const { medianSeconds, averageSeconds } = agent.firstResponse;
  return (
    <tbody data-agent={agent.id}>
      <tr>
        <td>
          <button type="button" className={styles.person} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? (
              <ChevronDown size={15} aria-hidden="true" />
            ) : (
              <ChevronRight size={15} aria-hidden="true" />
            )}
            <Avatar name={name} size={28} />
            <span className={styles.personText}>
              <bdi>{name}</bdi> <span className="only-heard">{t("list.label")}</span>
              {teams.length > 0 && <small>{teams.join(t("list.comma"))}</small>}
            </span>
          </button>
        </td>
        <td>
          <StatusMenu agent={agent} actions={actions} />
        </td>
        <td>
          <LoadBar agent={agent} />
        </td>
        <td className={styles.number}>
          {new Intl.NumberFormat(t("languageTag")).format(agent.conversations)}
        </td>
        <td className={styles.number}>
          {secondsText(t, medianSeconds)}
          {averageSeconds !== undefined && (
            <small>{t("board.average", { time: secondsText(t, averageSeconds) })}</small>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={columns} className={styles.unfolded}>
            <Served agent={agent} actions={actions} onReassign={onReassign} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** How they stand, and the menu by which a supervisor changes it. */
function StatusMenu({
  agent,
  actions,
}: {
  readonly agent: BoardAgent;
  readonly actions: BoardActions;
}): ReactNode {
  const { t } = useTranslation();
  const how = standing(agent);
  const text = t(`availability.${how}`);
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button
          type="button"
          className={styles.standing}
          data-standing={how}
          aria-label={t("board.statusOf", { name: agent.name, status: text })}
        >
          <span className={styles.dot} />
          {text}
          {how === "reconnecting" && agent.lostAt !== undefined && <LostFor since={agent.lostAt} />}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses
          .filter((status) => status !== agent.status)
          .map((status) => (
            <Menu.Item
              key={status}
              disabled={!settable(agent, status)}
              onClick={() => void actions.setAvailability(agent.id, status)}
            >
              {t("agents.setStatus", { status: t(`availability.${status}`) })}
            </Menu.Item>
          ))}
        {!settable(agent, "online") && <Menu.Label>{t("board.notConnected")}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** For how long they have been gone: of all rows only these count. */
function LostFor({ since }: { readonly since: string }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const offset = useDeskState((state) => state.clockOffsetMs);
  return <span>{spanText(t, Math.max(0, now + offset - Date.parse(since)))}</span>;
}

function LoadBar({ agent }: { readonly agent: BoardAgent }): ReactNode {
  const { t } = useTranslation();
  const { load, capacity } = agent;
  return (
    <span className={styles.load} data-full={capacity > 0 && load >= capacity}>
      <span>{t("availability.load", { load, capacity })}</span>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width={100} height={6} rx={3} />
        <rect className={styles.taken} width={share(agent) * 100} height={6} rx={3} />
      </svg>
    </span>
  );
}

/** What somebody serves right now. */
function Served({
  agent,
  actions,
  onReassign,
}: Omit<Props, "board"> & { readonly agent: BoardAgent }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const offset = useDeskState((state) => state.clockOffsetMs);
  const served = useDeskState((state) => servedBy(state, agent.id), sameItems);
  if (served.length === 0) return <p className={styles.muted}>{t("board.servesNobody")}</p>;
  return (
    <ol className={styles.lines}>
      {served.map(({ id, waitingSince }) => (
        <ConversationLine
          key={id}
          conversation={id}
          holder={agent.id}
          waitedMs={waitingSince === undefined ? undefined : now + offset - waitingSince}
          actions={actions}
          onReassign={onReassign}
        />
      ))}
    </ol>
  );
}
