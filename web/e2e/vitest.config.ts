import { defineConfig } from "vitest/config";

/** Browser tests: one at a time, since each drives real windows, and patient, since machines are slow. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["specs/**/*.spec.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
