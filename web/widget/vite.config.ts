import { readFileSync } from "node:fs";
import { minify } from "terser";
import { defineConfig, type Plugin } from "vite";

/**
 * `widget.js` is the loader that a site includes. Everything else is named by its content, may be cached for ever, and
 * is served under `/widget/`.
 */
export default defineConfig({
  plugins: [oneSheet(), enclosedLoader()],
  oxc: { jsx: { runtime: "classic", pragma: "h" } },
  build: {
    target: "es2022",
    modulePreload: false,
    // As a library: an application's chunks would carry a helper that fetches their style sheets.
    lib: { entry: { widget: "src/loader.ts", main: "src/main.tsx" }, formats: ["es"] },
    rolldownOptions: {
      output: {
        format: "es",
        entryFileNames: ({ name }) => (name === "widget" ? "widget.js" : "[name]-[hash].js"),
        chunkFileNames: "[name]-[hash].js",
        minify: true,
      },
    },
  },
});

/** `virtual:look` is the style sheet as a string: the tokens that it uses, and itself, without what only readers need. */
function oneSheet(): Plugin {
  const name = "virtual:look";
  const sources = ["../look/tokens.css", "src/look/widget.css"].map((path) => new URL(path, import.meta.url));
  return {
    name: "one-sheet",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      for (const source of sources) this.addWatchFile(source.pathname);
      return `export default ${JSON.stringify(sheet(sources.map((source) => readFileSync(source, "utf8")).join("\n")))}`;
    },
  };
}

export function sheet(css: string): string {
  let text = css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .replace(/:root\[[^\]]*\],|:root(:not\([^)]*\))*,|:root,/g, "");
  const tokens = /(--[\w-]+):([^;}]*);?/g;
  // A token that is used once stands where it is used, unless the site may set it.
  for (const [rule, token, value] of text.matchAll(tokens)) {
    const use = `var(${token})`;
    if (text.split(use).length === 2 && !token?.endsWith("accent"))
      text = text.replace(rule, "").replace(use, value ?? "");
  }
  // One that nothing uses is not shipped, nor what only such a one used.
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(tokens, (rule, token) => (text.includes(`var(${token}`) ? rule : ""));
  }
  return text
    .replace(/;}/g, "}")
    .replace(/[^{};]+\{\}/g, "")
    .replace(/@media[^{}]+\{\}/g, "");
}

/** The loader runs as a classic script on a foreign page, where a name at the top would be everybody's. */
function enclosedLoader(): Plugin {
  return {
    name: "enclosed-loader",
    async generateBundle(_options, bundle) {
      const entries = Object.values(bundle).filter((one) => one.type === "chunk" && one.isEntry);
      const [loader, panel] = ["widget", "main"].map((name) => entries.find((one) => one.name === name));
      if (loader?.type !== "chunk" || loader.imports.length + loader.exports.length > 0 || !panel)
        return this.error("the loader must stand alone: it is a classic script");
      // A second minifier finds what the first one left, and bytes are scarce here.
      const options = { module: true, ecma: 2020, compress: { passes: 3 } } as const;
      for (const one of entries)
        if (one.type === "chunk") one.code = (await minify(one.code, options)).code ?? "";
      loader.code = `(()=>{${loader.code.replace(`./${panel.fileName}`, `./widget/${panel.fileName}`)}})();\n`;
    },
  };
}
