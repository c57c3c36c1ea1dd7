import { defineConfig } from "vitest/config";

/** Browser tests: two files at a time, which mostly wait, each with a server of its own; patient, since machines are slow. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["specs/**/*.spec.ts"],
    globalSetup: "real/build.ts",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
