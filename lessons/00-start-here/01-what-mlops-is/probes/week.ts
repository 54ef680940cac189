/**
 * A week of requests to the service of a lane, as it lies in the workspace. An exception ends the process; somebody restarts
 * it the next morning. The disk is large here: filling it is left to the server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Line {
  id: string;
  at: string;
  path: string;
  body: Record<string, unknown>;
  reference: number;
}

/** An estimate further than this share of the price from it helps nobody. */
const FAR = 0.3;

export default async function week() {
  const lines: Line[] = readFileSync('data/week.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  mkdirSync('logs', { recursive: true });
  writeFileSync('logs/service.log', '');
  const service = (await import('../service.ts')).default;
  const start = Date.parse(`${lines[0]!.at.slice(0, 10)}T00:00:00Z`);
  const misses: number[] = [];
  let downOn = '';
  const events = [];
  for (const { id, at, path, body, reference } of lines) {
    const day = at.slice(0, 10);
    const event = { at: (Date.parse(`${at}:00Z`) - start) / 60_000, label: `Request ${id}`, input: body as never, expected: { sold: reference } };
    const trouble = body.garage === null ? { trouble: 'no garage (garage)' } : {};
    if (downOn === day) {
      events.push({ ...event, ...trouble, outcome: 'lost', detail: 'Nothing listened.' });
      continue;
    }
    try {
      const response: Response = await service.fetch(
        new Request(`http://homestead.example${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': id, 'x-sent-at': at },
          body: JSON.stringify(body),
        }),
      );
      const { estimate } = (await response.json()) as { estimate?: number };
      const priced = response.ok && typeof estimate === 'number';
      if (priced) misses.push(Math.abs(estimate - reference));
      const outcome = !priced ? 'wrongly-refused' : Math.abs(estimate - reference) > FAR * reference ? 'silently-wrong' : 'right';
      events.push({ ...event, ...trouble, outcome, seen: { estimate: estimate ?? null } });
    } catch (error) {
      downOn = day;
      events.push({ ...event, ...trouble, outcome: 'crashed', detail: String(error) });
    }
  }
  const count = (...outcomes: string[]) => events.filter((event) => outcomes.includes(event.outcome)).length;
  misses.sort((a, b) => a - b);
  return {
    measures: {
      right: count('right'),
      wrong: count('silently-wrong'),
      lost: count('lost', 'crashed', 'wrongly-refused'),
      miss: Math.round(misses[misses.length >> 1] ?? 0),
    },
    events,
  };
}
