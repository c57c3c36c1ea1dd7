import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../rest/call";
import type { Site } from "../rest/resources";
import { rest } from "../rest/rest";
import { failureText } from "../settings/failureText";
import { here, useAsked } from "../settings/useAsked";
import { useKeptState } from "../shared/kept";
import { useNotices } from "../shared/notices";
import { clock, percent } from "./format";
import { PlanForm } from "./PlanForm";
import {
  bodyOf,
  type Draft,
  type Faults,
  faultsOf,
  type PlanBody,
  remaining,
  usual,
  withSites,
  wrongOf,
} from "./plan";
import { Results } from "./Results";
import type { Report } from "./report";
import styles from "./Staffing.module.css";

const none: Faults = new Map();
const nowhere: readonly Site[] = [];
const aboveResults = 16;
const stacked = "(max-width: 899.98px)";

interface Outcome {
  readonly plan: PlanBody;
  readonly report: Report;
  readonly before: Report | undefined;
}

/** What was found wrong, and with what. */
interface Complaint {
  readonly faults: Faults;
  readonly draft: Draft;
}

/** What if there were other visitors, or other agents? For supervisors. */
export default function StaffingPage(): ReactNode {
  const { t, i18n } = useTranslation();
  const notices = useNotices();
  const [draft, setDraft] = useKeptState<Draft>("staffing plan", () => usual);
  const [complaint, setComplaint] = useState<Complaint | undefined>(undefined);
  const results = useRef<HTMLElement>(null);
  /** What came out has not been drawn yet. */
  const fresh = useRef(false);
  const [busy, setBusy] = useState(false);
  const [downloading, setDownloading] = useState(false);
  const [outcome, setOutcome] = useKeptState<Outcome | undefined>("staffing outcome", () => undefined);
  const sites = here(useAsked(rest.sites)[0])?.sites ?? nowhere;
  useEffect(() => setDraft((now) => withSites(now, sites)), [sites, setDraft]);
  useEffect(() => {
    // Where the two are not side by side, what came out would be below what one sees.
    if (outcome !== undefined && fresh.current && matchMedia(stacked).matches)
      results.current?.parentElement?.scrollTo({ top: results.current.offsetTop - aboveResults });
    fresh.current = false;
  }, [outcome]);
  const faults = complaint === undefined ? none : remaining(complaint.faults, complaint.draft, draft);

  const refused = (failure: Failure): void => {
    const found = failure.kind === "refused" ? failure.faults.map((fault) => wrongOf(fault, draft)) : [];
    const shown = found.filter((one) => one !== undefined);
    if (shown.length < found.length || found.length === 0)
      notices.show({ tone: "problem", text: failureText(t, failure) });
    setComplaint({ faults: new Map(shown), draft });
  };

  const simulate = async (): Promise<void> => {
    const wrong = faultsOf(draft);
    setComplaint(wrong.size > 0 ? { faults: wrong, draft } : undefined);
    if (wrong.size > 0 || busy) return;
    setBusy(true);
    const plan = bodyOf(draft);
    const answer = await rest.simulate(plan);
    setBusy(false);
    if (!answer.ok) return refused(answer.failure);
    const report = answer.value;
    setOutcome((now) => ({ plan, report, before: now?.report }));
    fresh.current = true;
  };

  const download = async (plan: PlanBody): Promise<void> => {
    setDownloading(true);
    const answer = await rest.simulateCsv(plan);
    setDownloading(false);
    if (answer.ok) save(answer.value);
    else notices.show({ tone: "problem", text: failureText(t, answer.failure) });
  };

  return (
    <main className={styles.page}>
      <div className={styles.side}>
        <h1>{t("staffing.title")}</h1>
        <p className={styles.muted}>{t("staffing.intro")}</p>
        <PlanForm
          draft={draft}
          faults={faults}
          complaints={complaint}
          sites={sites}
          busy={busy}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
          onSubmit={() => void simulate()}
        />
      </div>
      <section ref={results} className={styles.results} aria-label={t("staffing.results")} aria-busy={busy}>
        <p className="only-heard" role="status">
          {outcome !== undefined &&
            t("staffing.done", {
              mean: clock(outcome.report.total.waitMeanSeconds),
              share: percent(outcome.report.total.abandonedShare, i18n.language),
            })}
        </p>
        {outcome === undefined ? (
          <p className={styles.empty}>{t("staffing.empty")}</p>
        ) : (
          <Results
            report={outcome.report}
            before={outcome.before}
            downloading={downloading}
            onDownload={() => void download(outcome.plan)}
          />
        )}
      </section>
    </main>
  );
}

function save(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "rapport-staffing.csv";
  link.click();
  URL.revokeObjectURL(url);
}
