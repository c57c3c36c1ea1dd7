import { defineConfig } from "vitest/config";

/** One run for all workspaces; the browser tests in `e2e` are another command, since they need a server. */
export default defineConfig({
  // Drawing is tested as it is shipped, without the marks of a development build.
  oxc: { jsx: { development: false } },
  test: {
    include: ["*/test/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "e2e/**"],
  },
});
