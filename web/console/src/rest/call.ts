/** Why a request to the server failed: it answered no (with the RFC 9457 problem), or it did not answer. */
export type Failure =
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly title: string;
      readonly detail?: string;
      readonly retryAfterSeconds?: number;
      /** Which fields it is about. */
      readonly faults: readonly Fault[];
    }
  | { readonly kind: "unreachable" };

/** What is wrong with one field of what was sent. */
export interface Fault {
  readonly field: string;
  /** What kind of wrong it is, for us to say in our words. */
  readonly code: string;
  readonly detail: string;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One request to our own server with the login cookie. Never throws: the answer says what happened. With the `etag` of
 * the thing as it was seen, it is changed only if nobody else has changed it since.
 */
export function call<T>(method: Method, path: string, body?: unknown, etag?: string): Promise<Answer<T>> {
  return ask(method, path, body, async (response) => (await readJson(response)) as T, etag);
}

/** The same, where the answer is not JSON. */
export function callForText(method: Method, path: string, body?: unknown): Promise<Answer<string>> {
  return ask(method, path, body, (response) => response.text());
}

async function ask<T>(
  method: Method,
  path: string,
  body: unknown,
  read: (response: Response) => Promise<T>,
  etag?: string,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(etag === undefined ? {} : { "if-match": etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, value: await read(response) };
  } catch {
    return { ok: false, failure: { kind: "unreachable" } };
  }
  return { ok: false, failure: problem(response, await readJson(response)) };
}

/** What is there, with its tag; no value if it is still what one has seen under that tag. */
export interface Seen<T> {
  readonly value: T | undefined;
  readonly tag: string | undefined;
}

/** Looks at something again, without having it sent again if it is the same. */
export async function look<T>(path: string, tag: string | undefined): Promise<Answer<Seen<T>>> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      credentials: "same-origin",
      cache: "no-store",
      headers: { accept: "application/json", ...(tag === undefined ? {} : { "if-none-match": tag }) },
    });
  } catch {
    return { ok: false, failure: { kind: "unreachable" } };
  }
  if (response.status === 304) return { ok: true, value: { value: undefined, tag } };
  const answered = await readJson(response);
  if (!response.ok) return { ok: false, failure: problem(response, answered) };
  return {
    ok: true,
    value: { value: answered as T, tag: response.headers.get("etag") ?? undefined },
  };
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function problem(response: Response, body: unknown): Failure {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const retryAfter = Number(response.headers.get("retry-after"));
  return {
    kind: "refused",
    status: response.status,
    title: typeof fields.title === "string" ? fields.title : `HTTP ${response.status}`,
    ...(typeof fields.detail === "string" ? { detail: fields.detail } : {}),
    faults: faultsOf(fields),
    ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
}

/** Either a list of `errors`, or one `field` that the detail is about. */
function faultsOf(problem: Readonly<Record<string, unknown>>): readonly Fault[] {
  const listed = Array.isArray(problem.errors)
    ? (problem.errors as Readonly<Record<string, unknown>>[])
    : [problem];
  return listed.flatMap(({ field, code, detail }) =>
    typeof field === "string" && typeof detail === "string" ? [{ field, code: String(code), detail }] : [],
  );
}
