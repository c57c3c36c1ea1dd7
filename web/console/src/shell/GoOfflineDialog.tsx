import { Button, Group, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { listsOf } from "../inbox/listing";
import { useSetAvailability } from "./AvailabilitySwitch";
import { useView, useViewPart } from "./view";

/** Going offline hands everything over at once, which is worth a question. */
export function GoOfflineDialog(): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const opened = useViewPart((now) => now.dialog === "goOffline");
  const load = useDeskState((state) => listsOf(state).mine.length);
  const setAvailability = useSetAvailability();
  const shut = (): void => view.set((now) => ({ ...now, dialog: "none" }));
  const choose = (status: "away" | "offline"): void => {
    shut();
    void setAvailability(status);
  };
  return (
    <Modal
      opened={opened}
      onClose={shut}
      title={t("goOffline.title")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <p>{t("goOffline.text", { count: load })}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => choose("away")}>
          {t("goOffline.away")}
        </Button>
        <Button data-autofocus onClick={() => choose("offline")}>
          {t("goOffline.offline")}
        </Button>
      </Group>
    </Modal>
  );
}
