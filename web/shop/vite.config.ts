import { defineConfig } from "vite";

/** The demo's shop: a page of a foreign site, served at `/shop/`; the server puts its site's key into `__SITE_KEY__`. */
export default defineConfig({
  base: "/shop/",
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
  },
});
