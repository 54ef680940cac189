import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stageKey } from '../pipeline/stage';
import { Repository } from '../repo/repository';
import type { Lab } from '../testing/lab';
import { pipeline } from '../testing/pipeline';
import {
  PARAMS,
  type RandomEdit,
  randomEdit,
  randomStages,
  SOURCES,
  yamlOf,
} from '../testing/random-pipeline';
import { type Outcome, ReferenceRule } from '../testing/reference-rule';
import { type ForecastAct, forecast } from './forecast';

const PIPELINES = 45;
/** Edits of each; with the shortest, more than 300 in all. */
const EDITS = { minLength: 7, maxLength: 9 };

const paramsText = (values: readonly number[]) => values.map((value, i) => `p${i}: ${value}\n`).join('');

/** What `dvc repro` did with each stage, by what it printed. */
function outcomeOf(text: string, count: number): Outcome {
  const did = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => Number(match[1])));
  const ran = did(/^Running stage 's(\d+)':$/gm);
  const cached = did(/^Stage 's(\d+)' is cached/gm);
  const skipped = did(/^Stage 's(\d+)' didn't change, skipping$/gm);
  expect(ran.size + cached.size + skipped.size).toBe(count);
  return Array.from({ length: count }, (_, i) => (ran.has(i) ? 'run' : cached.has(i) ? 'cached' : 'skipped'));
}

/** Does an edit to the project and to the reference. */
function apply(edit: RandomEdit, lab: Lab, rule: ReferenceRule, count: number): void {
  if (edit.kind === 'source') {
    rule.files.set(`in${edit.which}`, edit.text);
    lab.write({ [`in${edit.which}`]: edit.text });
  } else if (edit.kind === 'param') {
    rule.params[edit.which] = edit.value;
    lab.write({ 'params.yaml': paramsText(rule.params) });
  } else if (edit.kind === 'command') rule.remarks[edit.which % count] = edit.remark;
  else if (edit.kind === 'lost') {
    rule.files.delete(`o${edit.which % count}`);
    lab.remove(`o${edit.which % count}`);
  } else if (edit.kind === 'tampered') {
    rule.files.set(`o${edit.which % count}`, 'by hand');
    lab.write({ [`o${edit.which % count}`]: 'by hand' });
  } else lab.write({ 'notes.txt': `${lab.clock.now()}` });
}

async function foretold(lab: Lab): Promise<ReadonlyMap<string, ForecastAct>> {
  const repo = new Repository({ fs: lab.fs, root: '/p', cwd: '/p', isReadOnly: true });
  const { graph } = await repo.index();
  const acts = forecast(repo, graph);
  return new Map(graph.stages.map((stage) => [stage.name!, acts.get(stageKey(stage))!.act]));
}

/** What may come of each forecast. `depends` says that it is not known, so either way is right. */
const MAY: Readonly<Record<ForecastAct, readonly string[]>> = {
  skip: ['skipped'],
  // Where something that it reads is only known after a run, a run of long ago may turn out to fit.
  run: ['run', 'cached'],
  restore: ['cached'],
  depends: ['run', 'cached', 'skipped'],
  verify: [],
  fail: [],
  blocked: [],
};

describe('a random pipeline', () => {
  test('re-runs exactly what the reference rule says after each edit, and as foretold', async () => {
    let edited = 0;
    let largest = 0;
    await fc.assert(
      fc.asyncProperty(randomStages(30), fc.array(randomEdit, EDITS), async (stages, edits) => {
        const rule = new ReferenceRule(
          stages,
          Array.from({ length: PARAMS }, () => 0),
        );
        const sources = Array.from({ length: SOURCES }, (_, i) => `in${i + 1}`);
        for (const source of sources) rule.files.set(source, 'a');
        const lab = await pipeline(yamlOf(stages, rule.remarks), {
          ...Object.fromEntries(sources.map((source) => [source, 'a'])),
          'params.yaml': paramsText(rule.params),
        });
        lab.otherCommand = (line) => {
          const i = Number(/^make (\d+)/.exec(line)?.[1]);
          return ({ fs, cwd }) => void fs.write(`${cwd}/o${i}`, rule.files.get(`o${i}`)!);
        };
        const repro = async () => {
          lab.lines.length = 0;
          const acts = await foretold(lab);
          const expected = rule.repro();
          const { stdout, stderr, exitCode } = await lab.dvc('repro');
          expect([exitCode, stderr]).toEqual([0, '']);
          expect(outcomeOf(stdout, stages.length)).toEqual(expected);
          expect(lab.lines.length).toBe(expected.filter((one) => one === 'run').length);
          for (const [i, outcome] of expected.entries()) expect(MAY[acts.get(`s${i}`)!]).toContain(outcome);
          for (const [i] of stages.entries()) expect(lab.read(`o${i}`)).toBe(rule.files.get(`o${i}`));
        };
        await repro();
        for (const edit of edits) {
          apply(edit, lab, rule, stages.length);
          lab.write({ 'dvc.yaml': yamlOf(stages, rule.remarks) });
          await repro();
          edited++;
        }
        largest = Math.max(largest, stages.length);
        expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
        lab.lines.length = 0;
        expect((await lab.dvc('repro')).stdout).toContain('Data and pipelines are up to date.');
        expect(lab.lines).toEqual([]);
      }),
      { numRuns: PIPELINES },
    );
    expect(edited).toBeGreaterThanOrEqual(300);
    expect(largest).toBeGreaterThanOrEqual(20);
  }, 240_000);
});
