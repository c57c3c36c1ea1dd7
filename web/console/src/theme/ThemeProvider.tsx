import { MantineProvider } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useLayoutEffect } from "react";
import { useStore } from "../shared/store";
import { usePreferences } from "../shell/environment";
import { theme } from "./theme";

/** Light, dark, or what the system says, for our tokens and for Mantine alike; writes no `<style>`. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const chosen = useStore(usePreferences(), (all) => all.scheme);
  const systemIsDark = useMediaQuery("(prefers-color-scheme: dark)", false, {
    getInitialValueInEffect: false,
  });
  const scheme = chosen === "system" ? (systemIsDark ? "dark" : "light") : chosen;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
