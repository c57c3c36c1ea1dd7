import { Loader } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { ArrivalsContext } from "../alerts/arrivals";
import { useAlerts } from "../alerts/useAlerts";
import { DraftsContext } from "../composer/DraftsContext";
import { createDrafts } from "../composer/drafts";
import { useDesk, useDeskState, useRole } from "../desk/desk";
import { createPeople, PeopleContext } from "../desk/people";
import { useOpenConversations } from "../inbox/browse";
import { useShortcuts } from "../keys/useShortcuts";
import { KeptContext } from "../shared/kept";
import { NoticeCorner } from "../shared/NoticeCorner";
import { createNotices, NoticesContext } from "../shared/notices";
import { ConnectionBanner } from "./ConnectionBanner";
import styles from "./Console.module.css";
import { useEnvironment } from "./environment";
import { Inbox } from "./Inbox";
import { useRoute } from "./route";
import { TopBar } from "./TopBar";
import { useStatusNotice } from "./useStatusNotice";
import { createView, ViewContext } from "./view";

const Dialogs = lazy(() => import("./Dialogs"));
// Most agents never open them, and nobody needs them to answer the first visitor.
const Board = lazy(() => import("../board/Board"));
const Settings = lazy(() => import("../settings/Settings"));
const StaffingPage = lazy(() => import("../staffing/StaffingPage"));

/** Everything an agent sees, with what its parts share. */
export function Console(): ReactNode {
  const { storage } = useEnvironment();
  const account = useDeskState((state) => state.me?.id ?? "");
  const [people] = useState(createPeople);
  const [kept] = useState(() => new Map());
  const [notices] = useState(() => createNotices());
  const [view] = useState(createView);
  const [drafts] = useState(() => createDrafts(storage, account));
  return (
    <PeopleContext value={people}>
      <NoticesContext value={notices}>
        <ViewContext value={view}>
          <DraftsContext value={drafts}>
            <KeptContext value={kept}>
              <Floor />
              <NoticeCorner />
            </KeptContext>
          </DraftsContext>
        </ViewContext>
      </NoticesContext>
    </PeopleContext>
  );
}

function Floor(): ReactNode {
  const desk = useDesk();
  const route = useRoute();
  const role = useRole();
  const alerts = useAlerts();
  useShortcuts();
  useOpenConversations();
  useStatusNotice();
  useEffect(() => void desk.watch("all"), [desk]);
  return (
    <ArrivalsContext value={alerts}>
      <div className={styles.console}>
        <TopBar />
        <ConnectionBanner />
        {route.page === "inbox" || (route.page === "board" && role === "agent") ? (
          <Inbox conversation={route.page === "inbox" ? route.conversation : undefined} />
        ) : (
          <Suspense
            fallback={
              <div className={styles.opening}>
                <Loader size="sm" color="gray" />
              </div>
            }
          >
            {route.page === "board" ? (
              <Board />
            ) : route.page === "staffing" && role !== "agent" ? (
              <StaffingPage />
            ) : (
              <Settings section={route.page === "settings" ? route.section : "profile"} />
            )}
          </Suspense>
        )}
      </div>
      <Suspense fallback={null}>
        <Dialogs conversation={route.page === "inbox" ? route.conversation : undefined} />
      </Suspense>
    </ArrivalsContext>
  );
}
