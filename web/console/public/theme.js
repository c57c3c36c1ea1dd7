// Runs before the first paint, so that a dark console does not begin with a white flash.
// A file of its own, because the security policy allows no inline script.
(() => {
  var chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("rapport.console.preferences") || "{}").scheme;
  } catch {
    // Storage may be forbidden or spoilt; the system's scheme then decides.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  var scheme = dark ? "dark" : "light";
  document.documentElement.setAttribute("data-theme", scheme);
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
