/** Why a request to the server failed: it answered no (with the RFC 9457 problem), or it did not answer. */
export type Failure =
  | {
      readonly kind: "refused";
      readonly status: number;
      /** What kind of no it is, for us to say in our words. Empty where the answer is not from Rapport. */
      readonly code: string;
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

/** Longer than anything takes that the server does, and short enough to ask again. */
const patienceMs = 30_000;
/** What one looks at again and again is asked for anew rather than waited for. */
const lookMs = 10_000;

/**
 * One request to our own server with the login cookie. Never throws: the answer says what happened. With the `etag` of
 * the thing as it was seen, it is changed only if nobody else has changed it since.
 */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  etag?: string,
): Promise<Answer<T>> {
  const arrived = await ask(method, path, { body, ifMatch: etag });
  return arrived.at === "answer" ? { ok: true, value: arrived.json as T } : failed(arrived);
}

/** The same, where the answer is not JSON. */
export async function callForText(method: Method, path: string, body?: unknown): Promise<Answer<string>> {
  const arrived = await ask(method, path, { body, text: true });
  return arrived.at === "answer" ? { ok: true, value: arrived.json as string } : failed(arrived);
}

type Arrived =
  | { readonly at: "answer"; readonly response: Response; readonly json: unknown }
  | { readonly at: "no"; readonly response: Response; readonly json: unknown }
  | { readonly at: "nowhere" };

/** Asks and reads to the end: an answer that breaks off or stays away is none. */
async function ask(
  method: Method,
  path: string,
  {
    body,
    ifMatch,
    ifNoneMatch,
    text = false,
    within = patienceMs,
  }: {
    readonly body?: unknown;
    readonly ifMatch?: string | undefined;
    readonly ifNoneMatch?: string | undefined;
    readonly text?: boolean;
    readonly within?: number;
  },
): Promise<Arrived> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(within),
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
        ...(ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 204 || response.status === 304)
      return { at: "answer", response, json: undefined };
    if (response.ok)
      return { at: "answer", response, json: text ? await response.text() : await response.json() };
  } catch {
    return { at: "nowhere" };
  }
  // Whatever stands in between answers no with anything.
  return { at: "no", response, json: await response.json().catch(() => undefined) };
}

function failed(arrived: Exclude<Arrived, { readonly at: "answer" }>): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return {
    ok: false,
    failure: arrived.at === "no" ? problem(arrived.response, arrived.json) : { kind: "unreachable" },
  };
}

/** What is there, with its tag; no value if it is still what one has seen under that tag. */
export interface Seen<T> {
  readonly value: T | undefined;
  readonly tag: string | undefined;
}

/** Looks at something again, without having it sent again if it is the same. */
export async function look<T>(path: string, tag: string | undefined): Promise<Answer<Seen<T>>> {
  const arrived = await ask("GET", path, { ifNoneMatch: tag, within: lookMs });
  if (arrived.at !== "answer") return failed(arrived);
  const { response, json } = arrived;
  if (response.status === 304) return { ok: true, value: { value: undefined, tag } };
  return { ok: true, value: { value: json as T, tag: response.headers.get("etag") ?? undefined } };
}

function problem(response: Response, body: unknown): Failure {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const retryAfter = Number(response.headers.get("retry-after"));
  return {
    kind: "refused",
    status: response.status,
    code: typeof fields.code === "string" ? fields.code : "",
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
