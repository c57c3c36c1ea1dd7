import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { browserNotifier } from "./alerts/notify";
import { browserPlayer } from "./alerts/sound";
import { createPreferences } from "./shared/preferences";
import { browserStorage } from "./shared/storage";
import { EnvironmentProvider } from "./shell/environment";
import { speak, startTexts } from "./text";
import "./theme/index.css";

const storage = browserStorage();
const preferences = createPreferences(storage, navigator.languages);
await startTexts(preferences.value().language);
await speak(preferences.value().language);
preferences.subscribe(() => void speak(preferences.value().language));

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <EnvironmentProvider
      value={{ storage, preferences, player: browserPlayer(), notifier: browserNotifier() }}
    >
      <App />
    </EnvironmentProvider>
  </StrictMode>,
);
