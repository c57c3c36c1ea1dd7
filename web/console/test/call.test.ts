import { afterEach, describe, expect, it, vi } from "vitest";
import { call, callForText, look } from "../src/rest/call";

function answering(...answers: (() => Response)[]): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(() => {
    const answer = answers.shift();
    return answer === undefined ? Promise.reject(new TypeError("no network")) : Promise.resolve(answer());
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    new Response(JSON.stringify(body), init);
const unreachable = { ok: false, failure: { kind: "unreachable" } };

afterEach(() => vi.unstubAllGlobals());

describe("a request", () => {
  it("is answered with what came", async () => {
    answering(
      json({ a: 1 }),
      () => new Response(null, { status: 204 }),
      () => new Response("a,b"),
    );
    expect(await call("GET", "/x")).toEqual({ ok: true, value: { a: 1 } });
    expect(await call("DELETE", "/x")).toEqual({ ok: true, value: undefined });
    expect(await callForText("POST", "/x", {})).toEqual({ ok: true, value: "a,b" });
  });

  it("is not answered by half an answer", async () => {
    answering(
      () => new Response('{"agents":['),
      () => new Response(""),
    );
    expect(await call("GET", "/x")).toEqual(unreachable);
    expect(await call("GET", "/x")).toEqual(unreachable);
    expect(await call("GET", "/x")).toEqual(unreachable);
  });

  it("is given up after a while, so that the next one can be made", async () => {
    const fetch = answering(json({}), json({}));
    await call("GET", "/x");
    await look("/x", undefined);
    for (const [, options] of fetch.mock.calls as unknown as [string, RequestInit][])
      expect(options.signal).toBeInstanceOf(AbortSignal);
  });

  it("is refused with a code, and with the fields it is about", async () => {
    const errors = [{ field: "name", code: "taken", detail: "Taken." }];
    answering(
      json({ title: "Conflict", code: "name_taken", detail: "Taken.", errors }, { status: 409 }),
      () => new Response("<html>", { status: 502 }),
    );
    expect(await call("POST", "/x", {})).toEqual({
      ok: false,
      failure: {
        kind: "refused",
        status: 409,
        code: "name_taken",
        title: "Conflict",
        detail: "Taken.",
        faults: errors,
      },
    });
    expect(await call("POST", "/x", {})).toMatchObject({ failure: { status: 502, code: "", faults: [] } });
  });
});

describe("looking again", () => {
  it("has nothing sent that one has seen", async () => {
    const fetch = answering(
      json({ a: 1 }, { headers: { etag: '"1"' } }),
      () => new Response(null, { status: 304 }),
    );
    expect(await look("/x", undefined)).toEqual({ ok: true, value: { value: { a: 1 }, tag: '"1"' } });
    expect(await look("/x", '"1"')).toEqual({ ok: true, value: { value: undefined, tag: '"1"' } });
    const [, options] = fetch.mock.calls[1] as unknown as [string, RequestInit];
    expect(options.headers).toMatchObject({ "if-none-match": '"1"' });
  });

  it("has not seen what broke off on the way", async () => {
    answering(() => new Response('{"queues":[', { headers: { etag: '"2"' } }));
    expect(await look("/x", '"1"')).toEqual(unreachable);
  });
});
