import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeldRows } from './held-rows';
import type { LabReply, LabRequest } from './http';
import { judgeNight, minutesToFresh, total } from './judge-night';
import { openServices, ServicesSettingsError } from './lab-services';
import { emptyNight } from './night-state';
import { stateFromFiles, stateToFiles } from './state-files';
import type { SourceRow } from './types';
import { csvLine, makeWorld, OVERSIZE } from './world';

const row = (key: string): SourceRow => ({
  key,
  fields: { id: key },
  group: 'g',
  bad: null,
  from: 0,
  until: Number.POSITIVE_INFINITY,
});

/** The services of one run over a clock that the test moves. */
function lab(options: object = {}, files: Record<string, string> = {}) {
  const clock = { ms: 0 };
  const services = openServices(
    { 'lab-services.json': JSON.stringify({ worlds: ['northline'], seed: 't', ...options }), ...files },
    { nowMs: () => clock.ms, kept: () => files },
  );
  if (services === null || services instanceof Error) throw new Error('no services');
  const ask = (method: string, host: string, path: string, body: unknown = '', query = {}): LabReply => {
    const request: LabRequest = {
      method,
      host: `${host}.northline.lab`,
      path,
      query,
      body: JSON.stringify(body),
    };
    return services.answer(request)!;
  };
  return { clock, ask, services };
}
const text = ({ body }: LabReply) => (typeof body === 'string' ? body : [...iterate(body)].join(''));
function* iterate(pieces: Iterator<string>) {
  for (let next = pieces.next(); !next.done; next = pieces.next()) yield next.value;
}

describe('worlds', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(makeWorld('northline', 'a')).toEqual(makeWorld('northline', 'a'));
    expect(makeWorld('northline', 'a')).not.toEqual(makeWorld('northline', 'b'));
  });

  it('have a file of 20 × the budget, keys that are unique, and rows that break the schema', () => {
    for (const id of ['homestead', 'northline'] as const) {
      const { tables, budgetBytes } = makeWorld(id, 'x');
      const file = tables.find(({ kind }) => kind === 'file')!;
      const bytes = file.rows.reduce((sum, one) => sum + csvLine(file, one).length + 1, 0);
      expect(bytes / budgetBytes).toBeCloseTo(OVERSIZE, 1);
      for (const table of tables) {
        const keys = table.rows.map(({ key }) => key).filter((key) => key !== '');
        expect(new Set(keys).size).toBe(keys.length);
        expect(table.rows.some(({ bad }) => bad !== null)).toBe(true);
      }
    }
  });
});

describe('HeldRows', () => {
  it('holds from delivery to writing, and keeps the highest', () => {
    const [a, b] = [row('a'), row('b')];
    const held = new HeldRows();
    held.deliver(a, 10);
    held.deliver(a, 10);
    held.done(a);
    held.deliver(b, 7);
    held.deliver(a, 10);
    expect(held.peakBytes).toBe(10);
  });
});

describe('state files', () => {
  it('give back what was written, whatever is in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', ' ', '\r') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (cells) => {
        const state = emptyNight();
        state.tables.t = cells.map(([id, name]) => ({ fields: { id, name }, loadedAt: 1.5 }));
        state.quarantine.push({ table: 't', reason: cells[0]![0], fields: { id: cells[0]![1] } });
        state.committed = 3;
        expect(stateFromFiles(stateToFiles(state, 'w'), 'w')).toEqual(state);
      }),
    );
  });

  it('count as empty when somebody broke them', () => {
    expect(stateFromFiles({ 'warehouse/w/record.json': '{' }, 'w')).toEqual(emptyNight());
  });
});

describe('the API', () => {
  it('limits the rate, says for how long, and bans who comes back sooner three times', () => {
    const { ask, clock } = lab();
    const statuses: number[] = [];
    for (let i = 0; i < 12 && statuses.at(-1) !== 429; i++) {
      statuses.push(ask('GET', 'api', '/tickets').status);
      if (statuses.at(-1) === 500) clock.ms += 1000;
    }
    expect(statuses.at(-1)).toBe(429);
    const again = [1, 2, 3].map(() => ask('GET', 'api', '/tickets').status);
    expect(again).toEqual([429, 429, 403]);
    clock.ms += 3_600_000;
    expect(ask('GET', 'api', '/tickets').status).toBe(403);
  });

  it('gives every live row to a client that waits and pages by key, on every seed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 5, max: 40 }), (seed, limit) => {
        const { ask, clock } = lab({ seed });
        const seen = new Set<string>();
        for (let after: string | null = ''; after !== null; ) {
          const reply: LabReply = ask('GET', 'api', '/tickets', '', { after, limit: String(limit) });
          clock.ms += reply.delayMs === Number.POSITIVE_INFINITY ? 10_000 : 1000;
          clock.ms += 1000 * Number(reply.headers?.['retry-after'] ?? 0);
          if (reply.status !== 200) continue;
          const page = JSON.parse(text(reply)) as {
            items: { ticket_id: string }[];
            next_after: string | null;
          };
          for (const { ticket_id } of page.items) seen.add(ticket_id);
          after = page.next_after;
          // What is read is handed on, or the process would be ended.
          ask('PUT', 'warehouse', '/tables/tickets', { rows: page.items });
        }
        const live = makeWorld('northline', seed).tables[2]!.rows.filter(({ until }) => until > 0);
        expect(live.every(({ key }) => seen.has(key))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the warehouse', () => {
  it('replaces by key, appends without, and is judged row by row', () => {
    const world = makeWorld('northline', 't');
    const payments = world.tables[3]!.rows.filter(({ bad, from }) => bad === null && from === 0).slice(0, 3);
    const rows = payments.map(({ fields }) => fields);
    const { ask, services } = lab();
    ask('PUT', 'warehouse', '/tables/payments', { rows });
    ask('PUT', 'warehouse', '/tables/payments', { rows });
    const judged = () =>
      judgeNight(world, stateFromFiles(services.files(), 'northline'), 0).filter(
        ({ table }) => table === 'payments',
      );
    expect(total(judged(), 'doubled')).toBe(0);
    const before = total(judged(), 'lost');
    ask('POST', 'warehouse', '/tables/payments', { rows: rows.slice(0, 1) });
    expect(total(judged(), 'doubled')).toBe(1);
    ask('PUT', 'warehouse', '/tables/payments', { rows: [{ ...rows[1], amount: '999999' }] });
    expect(total(judged(), 'changed')).toBe(1);
    expect(total(judged(), 'lost')).toBe(before);
    expect(minutesToFresh(world, emptyNight(), 180)).toBe(180);
  });
});

describe('memory', () => {
  it('ends the process that reads a whole file', () => {
    const { ask } = lab();
    expect(() => text(ask('GET', 'files', '/usage.csv'))).toThrow(/Out of memory.*12288/);
  });
});

describe('lab-services.json', () => {
  it('is refused with what it must be', () => {
    const ports = { nowMs: () => 0, kept: () => ({}) };
    const open = (content: string) => openServices({ 'lab-services.json': content }, ports);
    expect(openServices({}, ports)).toBeNull();
    for (const bad of ['{', '{}', '{"worlds":["x"],"seed":"a"}', '{"worlds":["northline"]}'])
      expect(open(bad)).toBeInstanceOf(ServicesSettingsError);
  });
});
