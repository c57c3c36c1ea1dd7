import { Button, Group, Modal, NumberInput, PasswordInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeopleStore } from "../desk/people";
import type { Person, Role } from "../rest/resources";
import { rest } from "../rest/rest";
import { failureText } from "./failureText";
import styles from "./Settings.module.css";

const roles: readonly Role[] = ["agent", "supervisor", "administrator"];
const usualCapacity = 5;

/** Adds somebody, or changes what somebody is called and may do. */
export function AgentDialog({
  person,
  onClose,
}: {
  readonly person: Person | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const store = usePeopleStore();
  const [name, setName] = useState(person?.name ?? "");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role>(person?.role ?? "agent");
  const [capacity, setCapacity] = useState(person?.capacity ?? usualCapacity);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer =
      person === undefined
        ? await rest.addAgent({ login, name, password, role, capacity })
        : await rest.changeAgent(person.id, { name, role, capacity });
    setBusy(false);
    if (!answer.ok) {
      setProblem(failureText(t, answer.failure));
      return;
    }
    await store.refresh();
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(person === undefined ? "agents.add" : "agents.edit")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem !== undefined && (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        <TextInput
          label={t("agents.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          data-autofocus
          required
          withAsterisk={false}
        />
        {person === undefined && (
          <>
            <TextInput
              label={t("signIn.login")}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
            />
            <PasswordInput
              label={t("signIn.password")}
              description={t("agents.passwordHint")}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
              required
              withAsterisk={false}
            />
          </>
        )}
        <Select
          label={t("agents.role")}
          description={t(`agents.roleHint.${role}`)}
          value={role}
          allowDeselect={false}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        />
        <NumberInput
          label={t("agents.capacity")}
          description={t("agents.capacityHint")}
          value={capacity}
          onChange={(value) =>
            setCapacity(typeof value === "number" ? value : Number.parseInt(value, 10) || 0)
          }
          min={0}
          max={1000}
          allowDecimal={false}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("dialog.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
