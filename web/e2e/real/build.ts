import { execFileSync } from "node:child_process";

/**
 * What is tested is built once before all files: two of them run at a time, and would build at once otherwise. Without
 * the start-up cache, which these tests do without.
 */
export default function build(): void {
  if (process.env.RAPPORT !== undefined) return;
  const root = new URL("../../../", import.meta.url).pathname;
  execFileSync("./rapport", ["build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, RAPPORT_AOT: "off" },
  });
}
