import { afterEach, describe, expect, it, vi } from 'vitest';
import { jsonLog } from './log';
import { Browser, testServices } from './testing/api';
import { onBothDatabases } from './testing/databases';
import { joinClass, newClass } from './testing/people';

const SECRET = 'correct horse battery staple';
const CODE = 'const price = trainOnTheLearnersOwnData();';

describe('a log', () => {
  it('is one line of JSON for each event', () => {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => new Date('2026-03-02T09:00:00Z'),
    );
    log.info('started', { port: 3000, note: 'two\nlines' });
    expect(lines).toEqual([
      '{"at":"2026-03-02T09:00:00.000Z","level":"info","event":"started","port":3000,"note":"two\\nlines"}\n',
    ]);
  });
});

onBothDatabases((database) => {
  afterEach(() => vi.restoreAllMocks());

  it('writes down a failure of ours by what was asked, never by what was sent', async () => {
    const services = testServices(database.db);
    const lea = await joinClass(services, await newClass(services));
    const written: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    // As a database that breaks in the middle: it says what the statement was and what was in it.
    const broken = {
      ...services,
      db: {
        ...services.db,
        orm: services.db.orm,
        tx: async (): Promise<never> => {
          throw Object.assign(new Error(`invalid input for "${SECRET}" in ${CODE}`), {
            code: '22P02',
            detail: `Failing row contains (${SECRET}, ${CODE})`,
            query: `insert into events values ('${CODE}')`,
            params: [SECRET, CODE],
          });
        },
      },
    };
    const browser = new Browser(broken);
    browser.cookie = lea.browser.cookie;
    const sent = await browser.ask('POST', '/api/v1/sync', {
      body: {
        stream: crypto.randomUUID(),
        secret: SECRET.padEnd(43, '!'),
        from: 1,
        events: [{ kind: 'attempt', clientAt: '2026-03-02T09:00:00Z', body: { code: CODE } }],
        cursor: 0,
      },
    });
    expect(sent.status).toBe(500);
    const text = written.join('');
    const line = JSON.parse(written.find((each) => each.includes('request failed'))!) as Record<
      string,
      unknown
    >;
    expect(line).toMatchObject({ level: 'error', action: 'sync.push', code: 'db-query' });
    expect(JSON.stringify(sent.body)).toContain(String(line.requestId));
    for (const never of [SECRET, 'trainOnTheLearners', lea.browser.cookie!, lea.recoveryCode, 'insert into'])
      expect(`${text}${JSON.stringify(sent.body)}`, never).not.toContain(never);
  });
});
