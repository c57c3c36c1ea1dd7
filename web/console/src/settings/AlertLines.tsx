import { Button, Select, Slider, Switch } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "../alerts/notify";
import { type Preferences, sounds } from "../shared/preferences";
import { useEnvironment } from "../shell/environment";
import { Line } from "./Line";

interface Setting {
  readonly all: Preferences;
  readonly set: (change: Partial<Preferences>) => void;
}

/** How a new conversation makes itself known: which sound, how loud, how long, and a notification. */
export function AlertLines({ all, set }: Setting): ReactNode {
  const { t } = useTranslation();
  const { player } = useEnvironment();
  return (
    <>
      <Line label={t("profile.sound")} hint={t("profile.soundHint")}>
        <Switch
          aria-label={t("profile.sound")}
          checked={all.sound}
          onChange={(event) => set({ sound: event.currentTarget.checked })}
        />
      </Line>
      <Line label={t("profile.soundName")}>
        <Select
          aria-label={t("profile.soundName")}
          w={140}
          value={all.soundName}
          allowDeselect={false}
          disabled={!all.sound}
          data={sounds.map((name) => ({ value: name, label: t(`sound.${name}`) }))}
          onChange={(value) => set({ soundName: sounds.find((name) => name === value) ?? all.soundName })}
        />
        <Button
          variant="default"
          disabled={!all.sound}
          onClick={() => player.play(all.soundName, all.volume)}
        >
          {t("profile.test")}
        </Button>
      </Line>
      <Line label={t("profile.volume")}>
        <Slider
          w={240}
          thumbLabel={t("profile.volume")}
          min={0}
          max={100}
          step={5}
          disabled={!all.sound}
          value={Math.round(all.volume * 100)}
          label={(value) => `${value} %`}
          onChange={(value) => set({ volume: value / 100 })}
          onChangeEnd={(value) => player.play(all.soundName, value / 100)}
        />
      </Line>
      <Line label={t("profile.repeat")} hint={t("profile.repeatHint")}>
        <Switch
          aria-label={t("profile.repeat")}
          checked={all.repeat}
          disabled={!all.sound}
          onChange={(event) => set({ repeat: event.currentTarget.checked })}
        />
      </Line>
      <NotificationLine all={all} set={set} />
    </>
  );
}

function NotificationLine({ all, set }: Setting): ReactNode {
  const { t } = useTranslation();
  const { notifier } = useEnvironment();
  const [permission, setPermission] = useState<Permission>(notifier.permission);
  const impossible = permission === "denied" || permission === "unsupported";
  const change = async (on: boolean): Promise<void> => {
    set({ notifications: on });
    if (on && permission === "default") setPermission(await notifier.ask());
  };
  return (
    <Line label={t("profile.notifications")} hint={t(`profile.permission.${permission}`)}>
      {permission === "default" && all.notifications && (
        <Button variant="default" onClick={() => void change(true)}>
          {t("profile.allow")}
        </Button>
      )}
      <Switch
        aria-label={t("profile.notifications")}
        checked={all.notifications && !impossible}
        disabled={impossible}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </Line>
  );
}
