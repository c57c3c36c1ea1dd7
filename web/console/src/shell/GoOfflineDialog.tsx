import { Button, Group, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { servedBy } from "../inbox/listing";
import { useViewPart } from "./view";

/** Going offline hands everything over at once, which is worth a question; for a colleague as for oneself. */
export function GoOfflineDialog(): ReactNode {
  const { t } = useTranslation();
  const going = useViewPart((now) => now.goingOffline);
  const load = useDeskState((state) => (going === undefined ? 0 : servedBy(state, going.agent).length));
  const name = going?.name;
  return (
    <Modal
      opened={going !== undefined}
      onClose={() => going?.answer(undefined)}
      title={name === undefined ? t("goOffline.title") : t("goOffline.titleOf", { name })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <p>
        {name === undefined
          ? t("goOffline.text", { count: load })
          : t("goOffline.textOf", { count: load, name })}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => going?.answer("away")}>
          {t("goOffline.away")}
        </Button>
        <Button data-autofocus onClick={() => going?.answer("offline")}>
          {t("goOffline.offline")}
        </Button>
      </Group>
    </Modal>
  );
}
