import { execFileSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDenoRunner } from '../runtime/deno/deno-runner';
import { FLOOD_OF_TESTS, GREEDY } from '../runtime/deno/testing/hostile-programs';

/**
 * `npm run verify:hostile`: runs each hostile program as the server would, with a deadline of five seconds, beside an honest one that asks
 * for little again and again. Prints how each ended, how long that took, and what this process, which stands for the server's grader, held. The
 * exit code is 1 when one lived longer than six seconds, when this process grew by 200 MB, or when a process was left.
 */
const DEADLINE_MS = 5_000;
const MOST_MS = 6_000;
const MOST_GROWTH_MB = 200;

const runner = createDenoRunner();
const megabytes = () => process.memoryUsage().rss / 1e6;
const delay = monitorEventLoopDelay({ resolution: 5 });
await runner.run({
  runId: 'warm',
  language: 'typescript',
  files: { 'main.ts': '' },
  program: { kind: 'module', path: 'main.ts' },
});
globalThis.gc?.();
const before = megabytes();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, megabytes());
}, 20);
delay.enable();
const late: string[] = [];
const cases: readonly (readonly [string, Record<string, string>, string[] | null])[] = [
  ...Object.entries(GREEDY).map(([name, code]) => [name, { 'main.ts': code }, null] as const),
  ['a flood of tests', { 'a.test.ts': FLOOD_OF_TESTS }, ['a.test.ts']],
];
for (const [name, files, tests] of cases) {
  const began = performance.now();
  const { outcome, error } = await runner.run({
    runId: name,
    language: 'typescript',
    files,
    program: tests === null ? { kind: 'module', path: 'main.ts' } : { kind: 'tests', paths: tests },
    limits: { deadlineMs: DEADLINE_MS },
  });
  const ms = performance.now() - began;
  if (ms > MOST_MS) late.push(name);
  console.log(
    `${outcome.padEnd(9)} ${(ms / 1_000).toFixed(1).padStart(5)} s  ${name}  ${(error?.message ?? '').slice(0, 90).replaceAll('\n', ' ')}`,
  );
}
clearInterval(watch);
delay.disable();
runner.dispose();
await new Promise((resolve) => setTimeout(resolve, 500));
const left = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes('guest-host.js'));
const growth = most - before;
console.log(
  `\n${cases.length} programs; later than ${MOST_MS / 1_000} s: ${late.join(', ') || 'none'}; this process grew by ${growth.toFixed(0)} MB at most ` +
    `(from ${before.toFixed(0)} MB); event loop late by p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, at most ${(delay.max / 1e6).toFixed(0)} ms; processes left: ${left.length}`,
);
process.exit(late.length === 0 && growth < MOST_GROWTH_MB && left.length === 0 ? 0 : 1);
