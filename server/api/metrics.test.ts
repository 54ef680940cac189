import { execFileSync, spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../metrics/metrics';
import { Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass } from '../testing/people';

const TOKEN = 'a-token-for-metrics';
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

onBothDatabases((database) => {
  let services: TestServices;

  beforeEach(() => {
    services = Object.assign(testServices(database.db, { metricsToken: TOKEN }), {
      metrics: createMetrics(),
    });
  });

  const scrape = (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) =>
    new Browser(services).text('/api/metrics', headers);

  describe('metrics', () => {
    it('are for whoever has the token, and not there without one', async () => {
      expect((await scrape({})).status).toBe(401);
      expect((await scrape({ authorization: 'Bearer another' })).status).toBe(401);
      expect((await scrape()).status).toBe(200);
      services = testServices(database.db);
      expect((await scrape()).status).toBe(404);
    });

    it('count requests by what they do and what came of it, and say how the queue stands', async () => {
      const lab = await newClass(services);
      await joinClass(services, lab);
      await new Browser(services).ask('GET', '/api/v1/account');
      const { text, headers } = await scrape();
      expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
      expect(text).toContain('stagecraft_http_requests_total{action="class.join",status="201"} 1');
      expect(text).toContain('stagecraft_http_requests_total{action="account.read",status="401"} 1');
      expect(text).toMatch(
        /stagecraft_http_request_duration_seconds_bucket\{le="0.25",action="class.join"\} \d/,
      );
      expect(text).toContain(`stagecraft_database_info{kind="${database.db.kind}"} 1`);
      expect(text).toContain('stagecraft_http_requests_waiting 0');
      expect(text).toContain('stagecraft_database_waiting 0');
      expect(text).toMatch(/stagecraft_grading_jobs\{state="queued"\} \d+/);
      expect(text).toMatch(/stagecraft_grading_oldest_queued_seconds [\d.]+/);
      // Nothing of whom or what it was about.
      expect(text).not.toContain(lab.id);
      expect(text).not.toContain(lab.code);
    });

    it.skipIf(!hasPromtool)('are clean in the eyes of promtool', async () => {
      const { text } = await scrape();
      expect(execFileSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' })).toBe('');
    });
  });
});
