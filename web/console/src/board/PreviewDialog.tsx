import { Button, Group, Modal, NumberInput, Select } from "@mantine/core";
import type { QueuePlace } from "@rapport/client";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DecisionView } from "../decision/DecisionView";
import { useDesk } from "../desk/desk";
import { usePeople } from "../desk/people";
import type { BoardState, RoutingPreview, RoutingQuestion, Site } from "../rest/resources";
import { rest } from "../rest/rest";
import { failureText } from "../settings/failureText";
import { givenName, handle } from "../shared/names";
import { useStore } from "../shared/store";
import { createTimes } from "../shared/times";
import { usePreferences } from "../shell/environment";
import styles from "./Board.module.css";
import { spanText } from "./figures";

/** The dry run: whom would a visitor get now, and why? */
export function PreviewDialog({
  board,
  opened,
  onClose,
}: {
  readonly board: BoardState;
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t("preview.title")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {opened && <Form board={board} />}
    </Modal>
  );
}

function Form({ board }: { readonly board: BoardState }): ReactNode {
  const { t } = useTranslation();
  usePeople();
  const sites = useSites();
  const visitors = useVisitors();
  const [chosenSite, setSite] = useState<string | null>(null);
  const [visitor, setVisitor] = useState<string | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [skill, setSkill] = useState<string | null>(null);
  const [level, setLevel] = useState(1);
  const [priority, setPriority] = useState(0);
  const [answer, setAnswer] = useState<RoutingPreview | string | undefined>(undefined);
  const site = chosenSite ?? sites[0]?.id ?? null;

  const ask = async (): Promise<void> => {
    if (site === null) return;
    const question: RoutingQuestion = {
      site,
      ...(visitor === null ? {} : { visitor }),
      ...(team === null ? {} : { team }),
      ...(skill === null ? {} : { skills: { [skill]: level } }),
      ...(priority === 0 ? {} : { priority }),
    };
    const told = await rest.previewRouting(question);
    setAnswer(told.ok ? told.value : failureText(t, told.failure));
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <p className={styles.muted}>{t("preview.intro")}</p>
      <div className={styles.fields}>
        <Select
          label={t("preview.site")}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          onChange={setSite}
          allowDeselect={false}
        />
        <Select
          label={t("preview.visitor")}
          placeholder={t("preview.anybody")}
          data={visitors}
          value={visitor}
          onChange={setVisitor}
          clearable
          searchable
          nothingFoundMessage={t("list.emptyFilter")}
          clearButtonProps={{ "aria-label": t("preview.clear") }}
        />
        {board.teams.length > 0 && (
          <Select
            label={t("preview.team")}
            placeholder={t("preview.asUsual")}
            data={board.teams.map(({ id, name }) => ({ value: id, label: name }))}
            value={team}
            onChange={setTeam}
            clearable
            clearButtonProps={{ "aria-label": t("preview.clear") }}
          />
        )}
        {board.skills.length > 0 && (
          <Select
            label={t("preview.skill")}
            placeholder={t("preview.asUsual")}
            data={board.skills.map(({ id, name }) => ({ value: id, label: name }))}
            value={skill}
            onChange={setSkill}
            clearable
            clearButtonProps={{ "aria-label": t("preview.clear") }}
          />
        )}
        {skill !== null && (
          <NumberInput
            label={t("preview.level")}
            min={1}
            max={5}
            value={level}
            onChange={(value) => setLevel(Number(value) || 1)}
          />
        )}
        <NumberInput
          label={t("preview.priority")}
          min={-100}
          max={100}
          allowDecimal={false}
          value={priority}
          onChange={(value) => setPriority(Number(value) || 0)}
        />
      </div>
      <Group justify="flex-end" gap="xs">
        <Button type="submit" disabled={site === null}>
          {t("preview.ask")}
        </Button>
      </Group>
      <div className={styles.answer} role="status">
        {typeof answer === "string" && <p className={styles.problem}>{answer}</p>}
        {typeof answer === "object" && (
          <div className={styles.card}>
            <DecisionView decision={answer.decision} tense="would" />
            {answer.queue !== undefined && <Wait queue={answer.queue} />}
          </div>
        )}
      </div>
    </form>
  );
}

/** How they would wait. */
function Wait({ queue }: { readonly queue: QueuePlace }): ReactNode {
  const { t } = useTranslation();
  const language = useStore(usePreferences(), (all) => all.language);
  const times = useMemo(() => createTimes(language), [language]);
  const { reason, position, estimateSeconds, opensAt } = queue;
  const parts = [
    t("preview.waits", { why: t(`queueReason.${reason}`) }),
    ...(position === undefined ? [] : [t("preview.place", { place: position })]),
    ...(estimateSeconds === undefined
      ? []
      : [t("preview.estimate", { time: spanText(t, estimateSeconds * 1000) })]),
    ...(opensAt === undefined ? [] : [t("preview.opens", { time: times.full(opensAt) })]),
  ];
  return <p className={styles.wait}>{parts.join(" ")}</p>;
}

function useSites(): readonly Site[] {
  const [sites, setSites] = useState<readonly Site[]>([]);
  useEffect(() => {
    let gone = false;
    void rest.sites().then((answer) => {
      if (!gone && answer.ok) setSites(answer.value.sites);
    });
    return () => {
      gone = true;
    };
  }, []);
  return sites;
}

/** Visitors who are known here, as they were when the dialog was opened. */
function useVisitors(): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation();
  const desk = useDesk();
  return useMemo(() => {
    const all = Object.values(desk.state.value().conversations).flatMap(({ conversation: { visitor } }) =>
      visitor === undefined ? [] : [visitor],
    );
    return [...new Map(all.map((visitor) => [visitor.id, visitor])).values()].map((visitor) => ({
      value: visitor.id,
      label: givenName(visitor) ?? t("visitor.anonymous", { handle: handle(visitor.id) }),
    }));
  }, [desk, t]);
}
