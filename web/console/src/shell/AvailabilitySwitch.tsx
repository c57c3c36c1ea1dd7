import { Menu } from "@mantine/core";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { listsOf } from "../inbox/listing";
import styles from "./TopBar.module.css";
import { statuses, useSetAvailability } from "./useSetAvailability";

/** Whether one gets new conversations, how many one has, and how many one may have. */
export function AvailabilitySwitch(): ReactNode {
  const { t } = useTranslation();
  const setAvailability = useSetAvailability();
  const me = useDeskState((state) => (state.me?.kind === "agent" ? state.me : undefined));
  const load = useDeskState((state) => listsOf(state).mine.length);
  if (me === undefined) return null;
  const loadText = t("availability.load", { load, capacity: me.capacity });
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={styles.availability} data-availability={me.status}>
          <span className={styles.status} data-status={me.status} />
          <span className="only-heard">{t("availability.label")}</span>
          <span className={styles.availabilityName}>{t(`availability.${me.status}`)}</span>
          <span className={styles.load} data-full={load >= me.capacity}>
            {loadText}
          </span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status) => (
          <Menu.Item
            key={status}
            onClick={() => void setAvailability(status)}
            leftSection={<span className={styles.status} data-status={status} />}
            rightSection={
              status === me.status ? <Check size={15} aria-label={t("availability.current")} /> : undefined
            }
          >
            <span className={styles.choice}>{t(`availability.${status}`)}</span>
            <span className={styles.consequence}>{t(`availability.${status}Hint`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
