import { expect, test } from "vitest";
import { pieces } from "../src/links.ts";

const links = (text: string) =>
  pieces(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.href]));

test("addresses become links, what surrounds them stays", () => {
  expect(pieces("See https://a.example/b?c=1, or (http://d.example).")).toEqual([
    "See ",
    { text: "https://a.example/b?c=1", href: "https://a.example/b?c=1" },
    ", or (",
    { text: "http://d.example", href: "http://d.example/" },
    ").",
  ]);
});

test("Chinese punctuation ends an address", () => {
  expect(links("请看https://a.example/订单。谢谢")).toEqual(["https://a.example/%E8%AE%A2%E5%8D%95"]);
});

test("a mail address becomes a mailto link", () => {
  expect(links("write to li.na+shop@a-b.example!")).toEqual(["mailto:li.na+shop@a-b.example"]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example"])(
  "%s is no link",
  (text) => {
    expect(links(text)).toEqual([]);
  },
);

test("nothing of a text is lost", () => {
  const text = "a https://b.example c@d.example <script>https://e.example</script> 结束";
  expect(
    pieces(text)
      .map((piece) => (typeof piece === "string" ? piece : piece.text))
      .join(""),
  ).toBe(text);
});
