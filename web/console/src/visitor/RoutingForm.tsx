import { Button, NumberInput, Select } from "@mantine/core";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../rest/call";
import type { Named } from "../rest/resources";
import { rest } from "../rest/rest";
import { useEditing } from "../settings/editing";
import { SkillLevels } from "../settings/SkillLevels";
import { Trouble } from "../settings/Trouble";
import { useAsked } from "../settings/useAsked";
import { useNotices } from "../shared/notices";
import { numberOf } from "../shared/typed";
import { changeRouting, type Routing, readRouting, routingBody, routingDraft } from "./routing";
import styles from "./VisitorPane.module.css";

interface Known {
  readonly routing: Routing;
  readonly teams: readonly Named[];
  readonly skills: readonly Named[];
}

/** What was set for one conversation, and how to set it anew. */
export default function RoutingForm({ conversation }: { readonly conversation: string }): ReactNode {
  const { t } = useTranslation();
  const ask = useCallback(async (): Promise<Answer<Known>> => {
    const [routing, teams, skills] = await Promise.all([
      readRouting({ id: conversation }),
      rest.teams(),
      rest.skills(),
    ]);
    if (!routing.ok) return routing;
    if (!teams.ok) return teams;
    if (!skills.ok) return skills;
    return {
      ok: true,
      value: { routing: routing.value, teams: teams.value.teams, skills: skills.value.skills },
    };
  }, [conversation]);
  const [known] = useAsked(ask);
  if (known.at === "asking") return <p className={styles.muted}>{t("list.loading")}</p>;
  if (known.at === "refused") return <p className={styles.muted}>{known.why}</p>;
  return <Form known={known.value} />;
}

function Form({ known }: { readonly known: Known }): ReactNode {
  const { t } = useTranslation();
  const notices = useNotices();
  const editing = useEditing({
    thing: known.routing,
    draftOf: routingDraft,
    bodyOf: routingBody,
    check: ({ priority }) =>
      numberOf(priority) === undefined ? [{ field: "priority", code: "missing", detail: "" }] : [],
    fields: ["priority", "requirements.team", "requirements.skills[].skill"],
    save: changeRouting,
    reload: readRouting,
    onSaved: () => notices.show({ tone: "plain", text: t("done.saved") }),
  });
  const { draft, set, error } = editing;
  const named = ({ id, name }: Named): { readonly value: string; readonly label: string } => ({
    value: id,
    label: name,
  });
  return (
    <form className={styles.routing} onSubmit={editing.submit}>
      <Trouble editing={editing} />
      <NumberInput
        size="xs"
        label={t("preview.priority")}
        description={t("preview.priorityHint")}
        min={-100}
        max={100}
        allowDecimal={false}
        value={draft.priority}
        error={error("priority")}
        onChange={(priority) => set({ priority })}
      />
      <Select
        size="xs"
        label={t("routing.asks")}
        data={[
          { value: "site", label: t("preview.asUsual") },
          { value: "own", label: t("routing.own") },
        ]}
        value={draft.asSite ? "site" : "own"}
        allowDeselect={false}
        onChange={(value) => set({ asSite: value === "site" })}
      />
      {!draft.asSite && (
        <>
          <Select
            size="xs"
            label={t("preview.team")}
            placeholder={t("policy.anyTeam")}
            data={known.teams.map(named)}
            value={draft.team}
            error={error("requirements.team")}
            clearable
            clearButtonProps={{ "aria-label": t("preview.clear") }}
            onChange={(team) => set({ team })}
          />
          <SkillLevels
            label={t("preview.skills")}
            hint={t("preview.skillsHint")}
            skills={known.skills}
            value={draft.skills}
            error={(index) => error(`requirements.skills[${index}].skill`)}
            onChange={(skills) => set({ skills })}
          />
        </>
      )}
      <Button type="submit" size="compact-sm" loading={editing.busy}>
        {t("dialog.save")}
      </Button>
    </form>
  );
}
