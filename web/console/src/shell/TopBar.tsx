import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  Bell,
  BellOff,
  ChartColumn,
  Keyboard,
  LayoutDashboard,
  LogOut,
  MessagesSquare,
  Settings,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SoundWarning } from "../alerts/SoundWarning";
import { useDeskState, useRole } from "../desk/desk";
import { Avatar } from "../shared/Avatar";
import { useStore } from "../shared/store";
import { AvailabilitySwitch } from "./AvailabilitySwitch";
import { ConnectionState } from "./ConnectionState";
import { usePreferences } from "./environment";
import { fragmentOf, go, useRoute } from "./route";
import styles from "./TopBar.module.css";
import { useSignOut } from "./useSignOut";
import { useView } from "./view";

/** The line above everything: where one is, whether it is connected, whether one gets new conversations. */
export function TopBar(): ReactNode {
  const { t } = useTranslation();
  const route = useRoute();
  const role = useRole();
  return (
    <header className={styles.bar}>
      <a className={styles.brand} href={fragmentOf({ page: "inbox" })} aria-label="Rapport">
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span>Rapport</span>
      </a>
      <nav className={styles.nav} aria-label={t("bar.navigation")}>
        <a href={fragmentOf({ page: "inbox" })} aria-current={route.page === "inbox" ? "page" : undefined}>
          <MessagesSquare size={16} aria-hidden="true" />
          <span>{t("bar.conversations")}</span>
        </a>
        {role !== "agent" && (
          <a href={fragmentOf({ page: "board" })} aria-current={route.page === "board" ? "page" : undefined}>
            <LayoutDashboard size={16} aria-hidden="true" />
            <span>{t("board.title")}</span>
          </a>
        )}
        {role !== "agent" && (
          <a
            href={fragmentOf({ page: "staffing" })}
            aria-current={route.page === "staffing" ? "page" : undefined}
          >
            <ChartColumn size={16} aria-hidden="true" />
            <span>{t("bar.staffing")}</span>
          </a>
        )}
        <a
          href={fragmentOf({ page: "settings", section: "profile" })}
          aria-current={route.page === "settings" ? "page" : undefined}
        >
          <Settings size={16} aria-hidden="true" />
          <span>{t("bar.settings")}</span>
        </a>
      </nav>
      <div className={styles.right}>
        <ConnectionState />
        <SoundWarning />
        <SoundSwitch />
        <AvailabilitySwitch />
        <AccountMenu />
      </div>
    </header>
  );
}

function SoundSwitch(): ReactNode {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const sound = useStore(preferences, (all) => all.sound);
  const label = t(sound ? "bar.soundOn" : "bar.soundOff");
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={styles.sound}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("bar.sound")}
        aria-pressed={sound}
        onClick={() => preferences.set((all) => ({ ...all, sound: !all.sound }))}
      >
        {sound ? <Bell size={17} /> : <BellOff size={17} />}
      </ActionIcon>
    </Tooltip>
  );
}

function AccountMenu(): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const name = useDeskState((state) => state.me?.name ?? "");
  const role = useRole();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.account} aria-label={t("bar.account", { name })}>
          <Avatar name={name} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi className={styles.accountName}>{name}</bdi>
          <span>{t(`role.${role}`)}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Settings size={15} />}
          onClick={() => go({ page: "settings", section: "profile" })}
        >
          {t("bar.settings")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Keyboard size={15} />}
          rightSection={<kbd className={styles.kbd}>?</kbd>}
          onClick={() => view.set((now) => ({ ...now, dialog: "help" }))}
        >
          {t("bar.shortcuts")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => void signOut()}>
          {t("bar.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
