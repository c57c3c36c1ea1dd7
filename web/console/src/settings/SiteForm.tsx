import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Policy, returnPolicies, type Site, strategies } from "../rest/resources";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { failureText } from "./failureText";
import { readOrigins } from "./origins";
import styles from "./Settings.module.css";

const numbers = ["graceSeconds", "memoryDays", "patienceSeconds", "answerSeconds", "idleMinutes"] as const;

/** What may be changed about a site. */
export function SiteForm({
  site,
  onChanged,
}: {
  readonly site: Site;
  readonly onChanged: (site: Site) => void;
}): ReactNode {
  const { t } = useTranslation();
  const notices = useNotices();
  const [name, setName] = useState(site.name);
  const [origins, setOrigins] = useState(site.allowedOrigins.join("\n"));
  const [policy, setPolicy] = useState<Policy>(site.policy);
  const [busy, setBusy] = useState(false);
  const read = readOrigins(origins);
  const wrong = read.wrong[0];

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wrong !== undefined) return;
    setBusy(true);
    const answer = await rest.changeSite(site.id, { name, allowedOrigins: read.origins, policy });
    setBusy(false);
    if (!answer.ok) {
      notices.show({ tone: "problem", text: failureText(t, answer.failure) });
      return;
    }
    onChanged(answer.value);
    setPolicy(answer.value.policy);
    setOrigins(answer.value.allowedOrigins.join("\n"));
    notices.show({ tone: "plain", text: t("done.saved") });
  };

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={t("sites.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t("sites.origins")}
        description={t("sites.originsHint")}
        error={wrong === undefined ? undefined : t("sites.originWrong", { origin: wrong })}
        value={origins}
        onChange={(event) => setOrigins(event.currentTarget.value)}
        rows={3}
        spellCheck={false}
      />
      <PolicyFields policy={policy} onChange={(change) => setPolicy({ ...policy, ...change })} />
      <div className={styles.buttons}>
        <Button type="submit" loading={busy} disabled={wrong !== undefined}>
          {t("dialog.save")}
        </Button>
      </div>
    </form>
  );
}

function PolicyFields({
  policy,
  onChange,
}: {
  readonly policy: Policy;
  readonly onChange: (change: Partial<Policy>) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.columns}>
      <Select
        label={t("policy.strategy")}
        description={t("policy.strategyHint")}
        value={policy.strategy ?? null}
        allowDeselect={false}
        data={strategies.map((value) => ({ value, label: t(`strategy.${value}`) }))}
        onChange={(value) => {
          const strategy = strategies.find((one) => one === value);
          if (strategy !== undefined) onChange({ strategy });
        }}
      />
      <Select
        label={t("policy.returnPolicy")}
        description={t("policy.returnPolicyHint")}
        value={policy.returnPolicy ?? null}
        allowDeselect={false}
        data={returnPolicies.map((value) => ({ value, label: t(`returnPolicy.${value}`) }))}
        onChange={(value) => {
          const returnPolicy = returnPolicies.find((one) => one === value);
          if (returnPolicy !== undefined) onChange({ returnPolicy });
        }}
      />
      {numbers.map((field) => (
        <NumberInput
          key={field}
          label={t(`policy.${field}`)}
          description={t(`policy.${field}Hint`)}
          value={policy[field] ?? ""}
          onChange={(value) => {
            if (typeof value === "number") onChange({ [field]: value });
          }}
          min={0}
          allowDecimal={false}
        />
      ))}
    </div>
  );
}
