import { Menu } from "@mantine/core";
import type { Availability } from "@rapport/client";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useDeskState } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import { listsOf } from "../inbox/listing";
import { useNotices } from "../shared/notices";
import { refusalText } from "../thread/actions";
import styles from "./TopBar.module.css";
import { useView } from "./view";

const statuses = ["online", "away", "offline"] as const;

/** Whether one gets new conversations, how many one has, and how many one may have. */
export function AvailabilitySwitch(): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const setAvailability = useSetAvailability();
  const me = useDeskState((state) => (state.me?.kind === "agent" ? state.me : undefined));
  const load = useDeskState((state) => listsOf(state).mine.length);
  if (me === undefined) return null;
  const choose = (status: Availability): void => {
    if (status === "offline" && load > 0) view.set((now) => ({ ...now, dialog: "goOffline" }));
    else void setAvailability(status);
  };
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
            onClick={() => choose(status)}
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

/** Changes my own availability, or as a supervisor somebody else's. */
export function useSetAvailability(): (status: Availability, agent?: string) => Promise<boolean> {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const notices = useNotices();
  return async (status, agent) => {
    const answer = await desk.availability(status, agent);
    if (!answer.ok) notices.show({ tone: "problem", text: refusalText(t, answer, people) });
    return answer.ok;
  };
}
