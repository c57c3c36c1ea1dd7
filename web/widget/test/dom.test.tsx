// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { type Child, draw, h } from "../src/view/dom.ts";

function drawn(...trees: readonly Child[]): HTMLElement {
  const root = document.createElement("div");
  for (const tree of trees) draw(root, tree);
  return root;
}

test("text is text, whatever it looks like", () => {
  expect(drawn(<p>{"<img src=x onerror=alert(1)>"}</p>).innerHTML).toBe(
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
  );
});

test("what stays keeps its element, and its focus", () => {
  const root = document.createElement("div");
  document.body.append(root);
  const page = (banner: boolean) => [banner && <p>banner</p>, <input name="x" />, <b>end</b>];
  draw(root, page(true));
  const input = root.querySelector("input") as HTMLInputElement;
  input.focus();
  draw(root, page(false));
  draw(root, page(true));
  expect(root.innerHTML).toBe('<p>banner</p><input name="x"><b>end</b>');
  expect(root.querySelector("input")).toBe(input);
  expect(document.activeElement).toBe(input);
});

test("keys move elements rather than rewrite them", () => {
  const list = (...keys: readonly string[]) => keys.map((key) => <li key={key}>{key}</li>);
  const root = drawn(list("a", "b", "c"));
  const [a, b, c] = root.children;
  draw(root, list("c", "x", "a"));
  expect([...root.children].map((one) => one.textContent)).toEqual(["c", "x", "a"]);
  expect(root.children[0]).toBe(c);
  expect(root.children[2]).toBe(a);
  expect(b?.isConnected).toBe(false);
});

test("attributes and handlers come, change and go", () => {
  let clicks = 0;
  const root = drawn(<button class="x" disabled aria-pressed={false} onclick={() => clicks++} />);
  const button = root.firstElementChild as HTMLButtonElement;
  expect(button.outerHTML).toBe('<button class="x" disabled="true" aria-pressed="false"></button>');
  draw(root, <button aria-pressed={true} onclick={() => (clicks += 10)} />);
  expect(button.outerHTML).toBe('<button aria-pressed="true"></button>');
  button.click();
  expect(clicks).toBe(10);
  draw(root, <button />);
  button.click();
  expect(clicks).toBe(10);
});

test("drawings inside a drawing are of its namespace", () => {
  const path = drawn(
    <svg aria-hidden="true">
      <path d="M0 0" />
    </svg>,
  ).querySelector("path");
  expect(path?.namespaceURI).toBe("http://www.w3.org/2000/svg");
});
