/** Why a request to the server failed: it answered no (with the RFC 9457 problem), or it did not answer. */
export type Failure =
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly title: string;
      readonly detail?: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "unreachable" };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request to our own server with the login cookie. Never throws: the answer says what happened. */
export async function call<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers:
        body === undefined
          ? { accept: "application/json" }
          : { accept: "application/json", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, failure: { kind: "unreachable" } };
  }
  const answered = await readJson(response);
  if (response.ok) return { ok: true, value: answered as T };
  return { ok: false, failure: problem(response, answered) };
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
    ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
}
