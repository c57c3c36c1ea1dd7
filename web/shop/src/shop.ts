import { type Good, goods, texts } from "./texts.ts";

/** Speaks the visitor's language, shows what is for sale, and opens the chat where the page says "ask". */
const chinese = navigator.language.toLowerCase().startsWith("zh");
const say: Readonly<Record<string, string>> = texts[chinese ? "zh" : "en"];

document.documentElement.lang = chinese ? "zh-CN" : "en";
document.title = say.brand ?? "";
for (const place of document.querySelectorAll<HTMLElement>("[data-say]"))
  place.textContent = say[place.dataset.say ?? ""] ?? place.textContent;
document.querySelector("#teas")?.append(...goods.map(card));
document.querySelector("#ask")?.addEventListener("click", () => chat("open"));

function card(good: Good): HTMLElement {
  const { name, note } = good[chinese ? "zh" : "en"];
  const article = element("article", "good");
  const about = element("div");
  about.append(element("h3", "", name), element("p", "", note));
  const price = element("p", "price");
  const add = element("button", "", say.add);
  add.addEventListener("click", () => {
    add.textContent = say.added ?? "";
  });
  price.append(element("span", "", `¥${good.price}`), add);
  article.append(drawing(good.shape), about, price);
  return article;
}

function element(tag: string, look = "", text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (look) made.className = look;
  made.textContent = text;
  return made;
}

function drawing(shape: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 64 48");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shape);
  picture.append(path);
  return picture;
}

function chat(what: string): void {
  (window as { Rapport?: (what: string) => void }).Rapport?.(what);
}
