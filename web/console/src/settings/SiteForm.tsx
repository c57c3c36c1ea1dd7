import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../rest/call";
import { type Named, type Policy, returnPolicies, type Site, strategies } from "../rest/resources";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { type Editing, useEditing } from "./editing";
import { HoursField } from "./HoursField";
import { readOrigins } from "./origins";
import styles from "./Settings.module.css";
import { SkillLevels } from "./SkillLevels";
import { Trouble } from "./Trouble";

const returning = ["memoryDays", "patienceSeconds"] as const;
const leaving = ["graceSeconds", "answerSeconds", "idleMinutes", "queueLimit"] as const;

interface Draft {
  readonly name: string;
  /** One a line. */
  readonly origins: string;
  readonly policy: Policy;
}

/** What may be changed about a site. */
export function SiteForm({
  site,
  teams,
  skills,
  onChanged,
}: {
  readonly site: Site;
  readonly teams: readonly Named[];
  readonly skills: readonly Named[];
  readonly onChanged: (site: Site) => void;
}): ReactNode {
  const { t } = useTranslation();
  const notices = useNotices();
  const editing = useEditing<Site, Draft>({
    thing: site,
    draftOf,
    fields: ["name", "allowedOrigins", "policy."],
    save,
    reload: ({ id }) => rest.site(id),
    onSaved: (now) => {
      onChanged(now);
      notices.show({ tone: "plain", text: t("done.saved") });
    },
  });
  const { draft, set, error } = editing;
  const wrong = readOrigins(draft.origins).wrong[0];
  const change = (part: Partial<Policy>): void => set({ policy: { ...draft.policy, ...part } });
  return (
    <form className={styles.form} onSubmit={editing.submit}>
      <TextInput
        label={t("sites.name")}
        error={error("name")}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        maxLength={100}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t("sites.origins")}
        description={t("sites.originsHint")}
        error={wrong === undefined ? error("allowedOrigins") : t("sites.originWrong", { origin: wrong })}
        value={draft.origins}
        onChange={(event) => set({ origins: event.currentTarget.value })}
        rows={2}
        spellCheck={false}
      />
      <Routing {...{ draft, error, change, teams, skills }} />
      <Part title={t("policy.hours")}>
        <HoursField
          hours={draft.policy.hours ?? { always: true }}
          error={(field) => error(`policy.hours${field}`)}
          onChange={(hours) => change({ hours })}
        />
      </Part>
      <Trouble editing={editing} />
      <div className={styles.buttons}>
        <Button type="submit" loading={editing.busy} disabled={wrong !== undefined}>
          {t("dialog.save")}
        </Button>
      </div>
    </form>
  );
}

function draftOf({ name, allowedOrigins, policy }: Site): Draft {
  return { name, origins: allowedOrigins.join("\n"), policy };
}

function save(seen: Site, { name, origins, policy }: Draft): Promise<Answer<Site>> {
  return rest.changeSite(seen, { name, allowedOrigins: readOrigins(origins).origins, policy });
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Fields = Pick<Editing<Draft>, "draft" | "error"> & {
  readonly change: (part: Partial<Policy>) => void;
};

/** Who gets a visitor, who gets them back, and when somebody else does. */
function Routing({
  teams,
  skills,
  ...fields
}: Fields & { readonly teams: readonly Named[]; readonly skills: readonly Named[] }): ReactNode {
  const { t } = useTranslation();
  const { draft, error, change } = fields;
  const { policy } = draft;
  const asked = policy.requirements ?? {};
  return (
    <>
      <Part title={t("policy.whoTitle")}>
        <div className={styles.columns}>
          <Select
            label={t("policy.strategy")}
            description={t("policy.strategyHint")}
            error={error("policy.strategy")}
            value={policy.strategy ?? null}
            allowDeselect={false}
            data={strategies.map((value) => ({ value, label: t(`strategy.${value}`) }))}
            onChange={(value) => {
              const strategy = strategies.find((one) => one === value);
              if (strategy !== undefined) change({ strategy });
            }}
          />
          <Select
            label={t("policy.team")}
            description={t("policy.teamHint")}
            error={error("policy.requirements.team")}
            value={asked.team ?? ""}
            allowDeselect={false}
            data={[
              { value: "", label: t("policy.anyTeam") },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(team) =>
              change({ requirements: { skills: asked.skills ?? [], ...(team ? { team } : {}) } })
            }
          />
        </div>
        <SkillLevels
          label={t("policy.skills")}
          hint={t("policy.skillsHint")}
          skills={skills}
          value={asked.skills ?? []}
          error={(i) => error(`policy.requirements.skills[${i}].skill`)}
          onChange={(chosen) => change({ requirements: { ...asked, skills: chosen } })}
        />
      </Part>
      <Part title={t("policy.backTitle")}>
        <div className={styles.columns}>
          {returning.map((field) => (
            <PolicyNumber key={field} field={field} {...fields} />
          ))}
          <Select
            label={t("policy.returnPolicy")}
            description={t("policy.returnPolicyHint")}
            error={error("policy.returnPolicy")}
            value={policy.returnPolicy ?? null}
            allowDeselect={false}
            data={returnPolicies.map((value) => ({ value, label: t(`returnPolicy.${value}`) }))}
            onChange={(value) => {
              const returnPolicy = returnPolicies.find((one) => one === value);
              if (returnPolicy !== undefined) change({ returnPolicy });
            }}
          />
        </div>
      </Part>
      <Part title={t("policy.timesTitle")}>
        <div className={styles.columns}>
          {leaving.map((field) => (
            <PolicyNumber key={field} field={field} {...fields} />
          ))}
        </div>
      </Part>
    </>
  );
}

function PolicyNumber({
  field,
  draft,
  error,
  change,
}: Fields & { readonly field: (typeof returning)[number] | (typeof leaving)[number] }): ReactNode {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t(`policy.${field}`)}
      description={t(`policy.${field}Hint`)}
      error={error(`policy.${field}`)}
      value={draft.policy[field] ?? ""}
      onChange={(value) => {
        if (typeof value === "number") change({ [field]: value });
      }}
      min={0}
      allowDecimal={false}
    />
  );
}
