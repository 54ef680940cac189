import { setTimeout as sleep } from 'node:timers/promises';

/** A request that is tried again, later and later, as long as that can help. */
export async function request(url: string, init: any = {}): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    let reason: string;
    let wait = 1000 * 2 ** attempt * (0.75 + Math.random() / 2);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000), ...init });
      if (response.ok) return response;
      reason = `status ${response.status}`;
      const seconds = Number(response.headers.get('retry-after'));
      if (seconds > 0) wait = seconds * 1000;
    } catch (error) {
      reason = String(error);
    }
    if (attempt === 6) throw new Error(`${url}: gave up after ${attempt} attempts: ${reason}`);
    await sleep(wait);
  }
}
