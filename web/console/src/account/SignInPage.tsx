import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../rest/call";
import { rest } from "../rest/rest";
import { Doorway } from "./Doorway";
import styles from "./Doorway.module.css";

/** Asks who it is. The server sets the cookie; nothing of the answer is kept here. */
export function SignInPage({
  notice,
  onSignedIn,
}: {
  readonly notice?: string | undefined;
  readonly onSignedIn: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(notice);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await rest.signIn(login, password);
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setProblem(explain(t, answer.failure));
  };

  return (
    <Doorway title={t("signIn.title")}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem !== undefined && (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        <TextInput
          label={t("signIn.login")}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={t("signIn.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t("signIn.submit")}
        </Button>
      </form>
    </Doorway>
  );
}

function explain(t: TFunction, failure: Failure): string {
  if (failure.kind === "unreachable") return t("problem.unreachable");
  if (failure.status === 429)
    return t("signIn.throttled", { seconds: Math.ceil(failure.retryAfterSeconds ?? 60) });
  return failure.status === 401 || failure.status === 400 ? t("signIn.wrong") : failure.title;
}
