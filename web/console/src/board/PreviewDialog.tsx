import { Button, Group, Modal, NumberInput, Select } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { usePeople } from "../desk/people";
import type { BoardState, RoutingQuestion, Site, SkillLevel } from "../rest/resources";
import { rest } from "../rest/rest";
import { SkillLevels } from "../settings/SkillLevels";
import styles from "./Board.module.css";
import { PreviewAnswer } from "./PreviewAnswer";
import { usePreview } from "./usePreview";
import { visitorChoices } from "./visitorChoices";

/** So many visitors are offered at once; the others are found by name. */
const offered = 50;

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

/** What is asked of agents instead of what the site asks. */
type Asking = "usual" | "none" | "own";

function Form({ board }: { readonly board: BoardState }): ReactNode {
  const { t } = useTranslation();
  usePeople();
  const sites = useSites();
  const visitors = useVisitors();
  const [chosenSite, setSite] = useState<string | null>(null);
  const [visitor, setVisitor] = useState<string | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>("usual");
  const [skills, setSkills] = useState<readonly SkillLevel[]>([]);
  const [priority, setPriority] = useState<number | string>("");
  const site = sites.find(({ id }) => id === chosenSite) ?? sites[0];

  const question = useMemo((): RoutingQuestion | undefined => {
    if (site === undefined) return undefined;
    return {
      site: site.id,
      ...(visitor === null ? {} : { visitor }),
      ...(team === null ? {} : { team }),
      ...(asking === "usual" ? {} : { skills: asking === "own" ? skills : [] }),
      ...(Number(priority) === 0 ? {} : { priority: Number(priority) }),
    };
  }, [site, visitor, team, asking, skills, priority]);
  const preview = usePreview(question);
  const { answer } = preview;
  const place = useRef<HTMLDivElement>(null);
  // On a small screen it comes below what one sees.
  useEffect(() => {
    if (answer !== undefined) place.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void preview.ask();
      }}
    >
      <p className={styles.muted}>{t("preview.intro")}</p>
      <div className={styles.fields}>
        <Select
          label={t("preview.site")}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site?.id ?? null}
          onChange={setSite}
          allowDeselect={false}
        />
        <Select
          label={t("preview.visitor")}
          placeholder={t("preview.anybody")}
          data={visitors}
          limit={offered}
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
            label={t("preview.skills")}
            data={[
              { value: "usual", label: t("preview.asUsual") },
              { value: "none", label: t("preview.noSkill") },
              { value: "own", label: t("preview.ownSkills") },
            ]}
            value={asking}
            onChange={(chosen) => setAsking(chosen as Asking)}
            allowDeselect={false}
          />
        )}
        <NumberInput
          label={t("preview.priority")}
          description={t("preview.priorityHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          placeholder="0"
          min={-100}
          max={100}
          allowDecimal={false}
          value={priority}
          onChange={setPriority}
        />
      </div>
      {asking === "own" && (
        <SkillLevels
          label={t("preview.ownSkills")}
          hint={t("preview.skillsHint")}
          skills={board.skills}
          value={skills}
          error={() => undefined}
          onChange={setSkills}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button type="submit" disabled={question === undefined} loading={preview.busy}>
          {t("preview.ask")}
        </Button>
      </Group>
      <div className={styles.answer} role="status" ref={place}>
        {answer !== undefined && <PreviewAnswer answer={answer} site={site} />}
      </div>
    </form>
  );
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
  return useMemo(
    () =>
      visitorChoices(
        Object.values(desk.state.value().conversations).flatMap(({ conversation: { visitor } }) =>
          visitor === undefined ? [] : [visitor],
        ),
        (short) => t("visitor.anonymous", { handle: short }),
      ),
    [desk, t],
  );
}
