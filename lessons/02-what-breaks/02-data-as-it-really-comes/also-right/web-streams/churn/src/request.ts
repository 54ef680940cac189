import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from './errors.ts';

const WAITS = [1500, 4000, 10_000, 25_000, 60_000];

async function attempt(url: string, timeout: number, init: any) {
  try {
    return await fetch(url, timeout ? { ...init, signal: AbortSignal.timeout(timeout) } : init);
  } catch {
    return null;
  }
}

export async function request(source: string, url: string, timeout = 15_000, init: any = {}): Promise<any> {
  for (const wait of WAITS) {
    const response = await attempt(url, timeout, init);
    if (response?.ok) return response;
    const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
    await sleep(Math.max(wait, asked));
  }
  throw new SourceError(`${source} did not answer`, source, WAITS.length);
}
