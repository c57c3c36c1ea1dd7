import { Modal } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** A dialog that is there as long as it is open. */
export function Dialog({
  title,
  size,
  typing = false,
  onClose,
  children,
}: {
  readonly title: string;
  readonly size?: number;
  /** One types into it: a click beside it does not close it. */
  readonly typing?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  useReturnedFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      {...(size === undefined ? {} : { size })}
      title={title}
      closeOnClickOutside={!typing}
      returnFocus={false}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {children}
    </Modal>
  );
}

/** Whoever opened it is where they were when it is gone; or at the top of the page, if what they came from is gone, too. */
function useReturnedFocus(): void {
  // Looked at while drawing: a moment later the focus is in the dialog.
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // What came of it is drawn first: a deleted row has no button any more.
      setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const there = opener?.isConnected === true ? opener : document.querySelector<HTMLElement>("main h1");
        there?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** A menu goes when one has chosen; what stays is its button. */
function openerOf(element: Element | null): HTMLElement | undefined {
  const menu = element?.closest("[role=menu]");
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : element;
  return opener instanceof HTMLElement && opener !== document.body ? opener : undefined;
}
