import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from './errors.ts';

const ATTEMPTS = 6;
const TIMEOUT_MS = 10_000;

/** A request that is tried again, later and later, when trying again can help. */
export async function request(source: string, url: string, init: any = {}): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    let reason: string;
    let wait = 1000 * 2 ** attempt * (0.75 + Math.random() / 2);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init });
      if (response.ok) return response;
      reason = `status ${response.status}`;
      if (response.status !== 429 && response.status < 500) throw new SourceError(source, attempt, reason);
      const seconds = Number(response.headers.get('retry-after'));
      if (seconds > 0) wait = seconds * 1000;
    } catch (error) {
      if (error instanceof SourceError) throw error;
      reason = String(error);
    }
    if (attempt === ATTEMPTS) throw new SourceError(source, attempt, reason);
    await sleep(wait);
  }
}
