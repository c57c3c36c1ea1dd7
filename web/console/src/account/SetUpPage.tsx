import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../rest/call";
import { rest } from "../rest/rest";
import { Doorway } from "./Doorway";
import styles from "./Doorway.module.css";

const shortestPassword = 8;

/** First start: whoever holds the one-time link from the terminal becomes the first administrator. */
export function SetUpPage({
  token,
  onDone,
}: {
  readonly token: string;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(token === "" ? t("setUp.noToken") : undefined);
  const tooShort = password.length > 0 && [...password].length < shortestPassword;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (tooShort) return;
    setBusy(true);
    const made = await rest.setUp({ token, login, name, password });
    if (!made.ok) {
      setBusy(false);
      setProblem(explain(t, made.failure));
      return;
    }
    // The answer has set the cookie already.
    onDone();
  };

  return (
    <Doorway title={t("setUp.title")} intro={t("setUp.intro")}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem !== undefined && (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        <TextInput
          label={t("setUp.name")}
          description={t("setUp.nameHint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          name="name"
          autoComplete="name"
          maxLength={100}
          autoFocus
          required
          withAsterisk={false}
        />
        <TextInput
          label={t("signIn.login")}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={t("signIn.password")}
          description={t("setUp.passwordHint", { count: shortestPassword })}
          error={tooShort ? t("setUp.passwordShort", { count: shortestPassword }) : undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          name="password"
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={busy} disabled={token === ""} fullWidth>
          {t("setUp.submit")}
        </Button>
      </form>
    </Doorway>
  );
}

function explain(t: TFunction, failure: Failure): string {
  // The set-up closes behind the first administrator, so a link that was used looks like one that never was.
  if (failure.kind === "refused" && [401, 403, 404, 410].includes(failure.status)) return t("setUp.used");
  return failure.kind === "unreachable"
    ? t("problem.unreachable")
    : t("problem.refused", { status: failure.status, code: failure.code });
}
