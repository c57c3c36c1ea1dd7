import { createContext, type ReactNode, use } from "react";
import type { Notifier } from "../alerts/notify";
import type { Player } from "../alerts/sound";
import type { Preferences } from "../shared/preferences";
import type { Storage } from "../shared/storage";
import type { Store } from "../shared/store";

/** What the browser gives the console, made once in `main.tsx` and passed down. */
export interface Environment {
  readonly storage: Storage;
  readonly preferences: Store<Preferences>;
  readonly player: Player;
  readonly notifier: Notifier;
}

const Context = createContext<Environment | undefined>(undefined);

export function EnvironmentProvider({
  value,
  children,
}: {
  readonly value: Environment;
  readonly children: ReactNode;
}): ReactNode {
  return <Context value={value}>{children}</Context>;
}

export function useEnvironment(): Environment {
  const environment = use(Context);
  if (environment === undefined) throw new Error("EnvironmentProvider is missing above this component");
  return environment;
}

export function usePreferences(): Store<Preferences> {
  return useEnvironment().preferences;
}
