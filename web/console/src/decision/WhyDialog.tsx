import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useView, useViewPart } from "../shell/view";
import { DecisionList } from "./DecisionList";

/** "Why this agent?", asked from a line of the thread. */
export function WhyDialog(): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const why = useViewPart((now) => now.why);
  return (
    <Modal
      opened={why !== undefined}
      onClose={() => view.set((now) => ({ ...now, why: undefined }))}
      title={t("decision.title")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {why !== undefined && <DecisionList conversation={why.conversation} meant={why.at} />}
    </Modal>
  );
}
