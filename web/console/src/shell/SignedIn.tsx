import { Loader } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SignInPage } from "../account/SignInPage";
import { type Desk, DeskContext, openDesk } from "../desk/desk";
import { useStore } from "../shared/store";
import { ConnectionBanner } from "./ConnectionBanner";
import { Console } from "./Console";
import styles from "./Console.module.css";

const unauthenticated = 4501;
const revoked = 4502;

/** Opens the desk with whatever cookie there is. The server's answer decides between console and sign-in page. */
export function SignedIn(): ReactNode {
  const [desk, setDesk] = useState<Desk>(openDesk);
  useEffect(() => {
    desk.wish({ type: "connect" });
    const hurry = (): void => {
      if (document.visibilityState === "visible") desk.wish({ type: "hurry" });
    };
    addEventListener("online", hurry);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      desk.wish({ type: "disconnect" });
    };
  }, [desk]);
  return (
    <DeskContext value={desk}>
      <Door desk={desk} onSignedIn={() => setDesk(openDesk())} />
    </DeskContext>
  );
}

function Door({ desk, onSignedIn }: { readonly desk: Desk; readonly onSignedIn: () => void }): ReactNode {
  const { t } = useTranslation();
  const link = useStore(desk.state, (state) => state.link);
  const known = useStore(desk.state, (state) => state.me !== undefined);
  if (link.at === "ended" && (link.code === unauthenticated || link.code === revoked)) {
    // Whoever was signed in before learns why they are here; whoever just came needs no explanation.
    return <SignInPage notice={known ? t("signIn.ended") : undefined} onSignedIn={onSignedIn} />;
  }
  if (known) return <Console />;
  return (
    <div className={styles.opening}>
      <ConnectionBanner />
      <Loader size="sm" color="gray" />
      <p className="only-heard">{t("connection.connecting")}</p>
    </div>
  );
}
