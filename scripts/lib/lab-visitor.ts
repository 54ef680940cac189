import { setTimeout } from 'node:timers/promises';

/** What the server answered. */
export interface ServerAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/** How often one request is sent again to a server that asks to come back later. */
const MOST_WAITS = 30;

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

  /** The body of an answer that is well; comes back later when the server asks for that. @throws Error that says what was asked and what came */
  // biome-ignore lint/suspicious/noExplicitAny: a script knows what it asks for
  async need<T = any>(method: string, path: string, body?: unknown): Promise<T> {
    let answer = await this.ask<T>(method, path, body);
    for (let waits = 0; answer.status === 503 && waits < MOST_WAITS; waits++) {
      const { error } = answer.body as { error: { retryAfter?: number } };
      await setTimeout((error.retryAfter ?? 2) * 1_000);
      answer = await this.ask<T>(method, path, body);
    }
    if (answer.status >= 300)
      throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
