import { type ReactNode, useCallback, useState } from "react";
import { SetUpPage } from "./account/SetUpPage";
import { SignedIn } from "./shell/SignedIn";
import { ThemeProvider } from "./theme/ThemeProvider";

/** The first administrator comes by a link of their own; everybody else by the console's address. */
export function App(): ReactNode {
  const [token, setToken] = useState(setUpToken);
  const done = useCallback(() => {
    history.replaceState(null, "", "/");
    setToken(undefined);
  }, []);
  return (
    <ThemeProvider>
      {token === undefined ? <SignedIn /> : <SetUpPage token={token} onDone={done} />}
    </ThemeProvider>
  );
}

/** The token stands in the fragment, which no server and no log ever sees; it is taken out of the address at once. */
function setUpToken(): string | undefined {
  if (location.pathname !== "/setup") return undefined;
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(null, "", "/setup");
  return token;
}
