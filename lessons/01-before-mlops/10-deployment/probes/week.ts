/** A week of listings through the service of a lane, each held against what its script says of the same house. */
import { readFile } from 'node:fs/promises';
import script from './script.ts';

const SAME = 150;

interface Line {
  id: string;
  at: string;
  client: string;
  path: string;
  row: number;
  body: Record<string, unknown>;
}

export default async function week() {
  const lines: Line[] = (await readFile('data/week.jsonl', 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
  const { references } = await script({ requests: lines });
  const service = (await import('../service.ts')).default;
  const start = Date.parse(`${lines[0]!.at.slice(0, 10)}T00:00:00Z`);
  const events = [];
  const misses: number[] = [];
  for (const [i, { id, at, client, path, body }] of lines.entries()) {
    const reference = references[i]!;
    const trouble = troubleOf(body);
    const event = {
      at: (Date.parse(`${at}:00Z`) - start) / 60_000,
      label: `Listing ${id}`,
      input: { client, ...body } as never,
      expected: { estimate: Math.round(reference) },
      ...(trouble && { trouble }),
    };
    try {
      const response: Response = await service.fetch(
        new Request(`http://homestead.example${path}`, { method: 'POST', body: JSON.stringify(body) }),
      );
      const { estimate } = (await response.json()) as { estimate?: number };
      const priced = response.ok && typeof estimate === 'number';
      if (priced) misses.push(Math.abs(estimate - reference));
      const outcome = !priced ? 'wrongly-refused' : Math.abs(estimate - reference) <= SAME ? 'right' : 'silently-wrong';
      events.push({ ...event, outcome, seen: { estimate: priced ? Math.round(estimate) : null } });
    } catch (error) {
      events.push({ ...event, outcome: 'crashed', detail: String(error) });
    }
  }
  const count = (...outcomes: string[]) => events.filter((event) => outcomes.includes(event.outcome)).length;
  misses.sort((a, b) => a - b);
  return {
    measures: {
      same: count('right'),
      wrong: count('silently-wrong'),
      unanswered: count('crashed', 'wrongly-refused'),
      miss: Math.round(misses[misses.length >> 1] ?? 0),
    },
    events,
  };
}

function troubleOf(body: Record<string, unknown>): string | undefined {
  if (body.areaUnit === 'm2') return 'square metres (areaUnit)';
  return body.yearRemodelled === null ? 'never remodelled (yearRemodelled)' : undefined;
}
