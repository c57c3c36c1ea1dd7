import { ChevronDown, ChevronRight } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./VisitorPane.module.css";

// Only supervisors unfold it, and nobody needs it to answer.
const RoutingForm = lazy(() => import("./RoutingForm"));

/** How soon this conversation is served and by whom it may be: for supervisors, asked for when unfolded. */
export function RoutingSection({ conversation }: { readonly conversation: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.section}>
      <button type="button" className={styles.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronRight size={15} aria-hidden="true" />}
        {t("routing.title")}
      </button>
      {open && (
        <Suspense fallback={<p className={styles.muted}>{t("list.loading")}</p>}>
          <RoutingForm conversation={conversation} />
        </Suspense>
      )}
    </section>
  );
}
