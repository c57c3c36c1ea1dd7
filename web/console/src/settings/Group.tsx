import { Input } from "@mantine/core";
import { type ReactNode, useId } from "react";
import styles from "./Settings.module.css";

/** Several fields that are one setting: its name is heard with each of them. */
export function Group({
  label,
  hint,
  error,
  children,
}: {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const wrong = error === undefined ? "" : ` ${id}-error`;
  return (
    <fieldset className={styles.fieldset} aria-describedby={`${id}-hint${wrong}`}>
      <legend>{label}</legend>
      {children}
      {error !== undefined && (
        <Input.Error id={`${id}-error`} role="alert">
          {error}
        </Input.Error>
      )}
      <Input.Description id={`${id}-hint`}>{hint}</Input.Description>
    </fieldset>
  );
}
