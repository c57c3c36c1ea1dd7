import type { Availability } from "@rapport/client";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { useNotices } from "../shared/notices";

/** Says when one's own status has become another by somebody else's doing. The server does not say by whose. */
export function useStatusNotice(): void {
  const { t } = useTranslation();
  const notices = useNotices();
  const status = useDeskState((state) => (state.me?.kind === "agent" ? state.me.status : undefined));
  const elsewhere = useDeskState(
    (state) => state.me?.kind === "agent" && state.me.statusFromElsewhere === true,
  );
  const before = useRef<Availability | undefined>(undefined);
  useEffect(() => {
    const news = elsewhere && before.current !== undefined && before.current !== status;
    before.current = status;
    if (status === undefined || !news) return;
    notices.show({
      tone: "problem",
      text: t("availability.changed", { status: t(`availability.${status}`) }),
    });
  }, [status, elsewhere, notices, t]);
}
