import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../rest/call";
import { type Named, type Policy, returnPolicies, type Site, strategies } from "../rest/resources";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { type Editing, useEditing } from "./editing";
import { bounds } from "./fieldText";
import { HoursField } from "./HoursField";
import { readOrigins } from "./origins";
import styles from "./Settings.module.css";
import { SkillLevels } from "./SkillLevels";
import {
  bodyOf,
  draftOf,
  faultsOf,
  fields,
  leaving,
  type PolicyNumber,
  returning,
  type SiteDraft,
} from "./site";
import { Trouble } from "./Trouble";

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
  const editing = useEditing<Site, SiteDraft>({
    thing: site,
    keepAs: `site ${site.id}`,
    draftOf,
    bodyOf,
    check: faultsOf,
    fields,
    save,
    reload: ({ id }) => rest.site(id),
    onSaved: (now) => {
      onChanged(now);
      notices.show({ tone: "plain", text: t("done.saved") });
    },
  });
  const { draft, set, error } = editing;
  const { origins, wrong } = readOrigins(draft.origins.join("\n"));
  const change = (part: Partial<Policy>): void => set({ policy: { ...draft.policy, ...part } });
  const refused = origins.find((_, i) => error(`allowedOrigins[${i}]`) !== undefined);
  const noOrigin = wrong[0] ?? refused;
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
        error={noOrigin === undefined ? undefined : t("sites.originWrong", { origin: noOrigin })}
        value={draft.origins.join("\n")}
        onChange={({ currentTarget: { value } }) => set({ origins: value === "" ? [] : value.split("\n") })}
        rows={Math.min(8, Math.max(2, draft.origins.length))}
        spellCheck={false}
      />
      <Routing {...{ draft, set, error, change, teams, skills }} />
      <Part title={t("policy.hours")}>
        <HoursField
          always={draft.always}
          weekly={draft.weekly}
          error={(field) => error(`policy.hours${field}`)}
          onChange={set}
        />
      </Part>
      <Trouble editing={editing} />
      <div className={styles.buttons}>
        <Button type="submit" loading={editing.busy} disabled={wrong.length > 0}>
          {t("dialog.save")}
        </Button>
        {editing.discard !== undefined && (
          <>
            <Button variant="default" onClick={editing.discard}>
              {t("unsaved.discard")}
            </Button>
            <span className={styles.muted}>{t("unsaved.text")}</span>
          </>
        )}
      </div>
    </form>
  );
}

function save(seen: Site, draft: SiteDraft): Promise<Answer<Site>> {
  return rest.changeSite(seen, bodyOf(draft));
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Fields = Pick<Editing<SiteDraft>, "draft" | "set" | "error"> & {
  readonly change: (part: Partial<Policy>) => void;
};

/** Who gets a visitor, who gets them back, and when somebody else does. */
function Routing({
  teams,
  skills,
  ...rest
}: Fields & { readonly teams: readonly Named[]; readonly skills: readonly Named[] }): ReactNode {
  const { t } = useTranslation();
  const { draft, error, change } = rest;
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
            <NumberOfPolicy key={field} field={field} {...rest} />
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
            <NumberOfPolicy key={field} field={field} {...rest} />
          ))}
        </div>
      </Part>
    </>
  );
}

function NumberOfPolicy({ field, draft, set, error }: Fields & { readonly field: PolicyNumber }): ReactNode {
  const { t } = useTranslation();
  const { least, most } = bounds[`policy.${field}`];
  return (
    <NumberInput
      label={t(`policy.${field}`)}
      description={t(`policy.${field}Hint`)}
      error={error(`policy.${field}`)}
      value={draft.numbers[field]}
      onChange={(value) => set({ numbers: { ...draft.numbers, [field]: value } })}
      min={least}
      max={most}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
    />
  );
}
