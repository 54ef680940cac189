/** What the server answered. */
export interface ServerAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/** Somebody with a browser: keeps the cookie, and sends what a page of the lab would. */
export class LabVisitor {
  readonly #origin: string;
  #cookie: string | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws TypeError when nobody answers */
  // biome-ignore lint/suspicious/noExplicitAny: a script knows what it asks for
  async ask<T = any>(method: string, path: string, body?: unknown): Promise<ServerAnswer<T>> {
    const response = await fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers: {
        origin: this.#origin,
        ...(this.#cookie !== null && { cookie: this.#cookie }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.#cookie = set.split(';')[0]!;
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** The body of an answer that is well. @throws Error that says what was asked and what came */
  // biome-ignore lint/suspicious/noExplicitAny: a script knows what it asks for
  async need<T = any>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
