import { failureSchema } from '../../contracts/api/failure';

/** What a request came to: its answer, or what is wrong, by field where it is of one. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** Longer than any answer takes: a connection that went silent is given up after so many milliseconds. */
const GIVE_UP_MS = 60_000;

/**
 * Asks the lab's own server, with JSON in and out. A failure is an answer, not an error: the page that asked shows it.
 *
 * @param body what is sent; nothing with GET.
 */
export async function askServer<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
): Promise<Asked<T>> {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  const sent = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(path, { signal, ...(method === 'GET' ? {} : sent) });
    if (!response.ok) return await refusalOf(response);
    return { ok: true, value: (response.status === 204 ? {} : await response.json()) as T };
  } catch {
    return signal.aborted
      ? refused('offline', 'The server did not answer. Look whether it was done before you try again.')
      : refused('offline', 'The server cannot be reached. Look at your network, then try again.');
  }
}

/** Asks for a file, which is kept as the browser keeps downloads. */
export async function askForFile(path: string): Promise<Asked<Blob>> {
  try {
    const response = await fetch(path);
    return response.ok ? { ok: true, value: await response.blob() } : refusalOf(response);
  } catch {
    return refused('offline', 'The file did not arrive whole. Look at your network, then try again.');
  }
}

async function refusalOf(response: Response): Promise<Asked<never>> {
  const failure = failureSchema.safeParse(await response.json().catch(() => null));
  if (!failure.success)
    return refused('internal', 'The server gave no answer that makes sense. Try again in a moment.');
  const { code, message, issues = [] } = failure.data.error;
  return refused(code, message, Object.fromEntries(issues.map(({ path, message }) => [path, message])));
}

/** A refusal that no server has said. */
export function refused(
  code: string,
  message: string,
  fields: Readonly<Record<string, string>> = {},
): Asked<never> {
  return { ok: false, code, message, fields };
}
