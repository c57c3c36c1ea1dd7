import { Button, Group, NumberInput, PasswordInput, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePeopleStore } from "../desk/people";
import type { Answer } from "../rest/call";
import type { Named, Person, Role, SkillLevel } from "../rest/resources";
import { rest } from "../rest/rest";
import { numberOf, type Typed } from "../shared/typed";
import { Dialog } from "./Dialog";
import { useEditing } from "./editing";
import { bounds, numberFaults, shortestPassword } from "./fieldText";
import styles from "./Settings.module.css";
import { SkillLevels } from "./SkillLevels";
import { TeamChecks } from "./TeamChecks";
import { Trouble } from "./Trouble";

const roles: readonly Role[] = ["agent", "supervisor", "administrator"];
const usualCapacity = 4;
const fields = [
  "name",
  "login",
  "password",
  "role",
  "capacity",
  "teams",
  "teams[]",
  "skills",
  "skills[].skill",
];

interface Draft {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  readonly capacity: Typed;
  readonly teams: readonly string[];
  readonly skills: readonly SkillLevel[];
}

/** Who is about to be added. */
const nobody: Person = {
  id: "",
  login: "",
  name: "",
  role: "agent",
  capacity: usualCapacity,
  status: "offline",
  load: 0,
};

/** Adds somebody, or changes what somebody is called, may and can do. */
export function AgentDialog({
  person,
  teams,
  skills,
  onClose,
}: {
  readonly person: Person | undefined;
  readonly teams: readonly Named[];
  readonly skills: readonly Named[];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const store = usePeopleStore();
  const editing = useEditing<Person, Draft>({
    thing: person ?? nobody,
    draftOf,
    fields,
    check: ({ capacity }) => numberFaults("capacity", capacity),
    save,
    reload: ({ id }) => rest.agent(id),
    onSaved: () => void store.refresh().then(onClose),
  });
  const { draft, set, error } = editing;
  return (
    <Dialog
      typing
      onClose={onClose}
      size={520}
      title={person === undefined ? t("agents.add") : t("agents.editWhom", { name: person.name })}
    >
      <form className={styles.form} onSubmit={editing.submit}>
        <Trouble editing={editing} />
        <TextInput
          label={t("agents.name")}
          error={error("name")}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          maxLength={100}
          data-autofocus
          required
          withAsterisk={false}
        />
        {person === undefined && (
          <>
            <TextInput
              label={t("signIn.login")}
              error={error("login")}
              value={draft.login}
              onChange={(event) => set({ login: event.currentTarget.value })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
            />
            <PasswordInput
              label={t("signIn.password")}
              description={t("agents.passwordHint", { count: shortestPassword })}
              error={error("password")}
              value={draft.password}
              onChange={(event) => set({ password: event.currentTarget.value })}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
              required
              withAsterisk={false}
            />
          </>
        )}
        <Select
          label={t("agents.role")}
          description={t(`agents.roleHint.${draft.role}`)}
          error={error("role")}
          value={draft.role}
          allowDeselect={false}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => set({ role: roles.find((one) => one === value) ?? draft.role })}
        />
        <NumberInput
          label={t("agents.capacity")}
          description={t("agents.capacityHint")}
          error={error("capacity")}
          value={draft.capacity}
          onChange={(value) => set({ capacity: value })}
          min={bounds.capacity.least}
          max={bounds.capacity.most}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
        />
        <TeamChecks
          teams={teams}
          value={draft.teams}
          error={["teams", ...draft.teams.map((_, i) => `teams[${i}]`)]
            .map(error)
            .find((one) => one !== undefined)}
          onChange={(chosen) => set({ teams: chosen })}
        />
        <SkillLevels
          label={t("agents.skills")}
          hint={t("agents.skillsHint")}
          skills={skills}
          value={draft.skills}
          error={(i) => error(`skills[${i}].skill`)}
          wrong={error("skills")}
          onChange={(chosen) => set({ skills: chosen })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={editing.busy}>
            {t("dialog.save")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function draftOf({ name, login, role, capacity, teams = [], skills = [] }: Person): Draft {
  return { name, login, password: "", role, capacity, teams, skills };
}

function save(seen: Person, { name, login, password, ...typed }: Draft): Promise<Answer<Person>> {
  const duties = { ...typed, capacity: numberOf(typed.capacity) ?? 0 };
  return seen.id === ""
    ? rest.addAgent({ login, name, password, ...duties })
    : rest.changeAgent(seen, { name, ...duties });
}
