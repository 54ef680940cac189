// metrics.json against what was agreed and against the champion: in all, and in each group.
import { readFileSync } from 'node:fs';
import { getModelVersionByAlias, searchRuns } from '../lib/mlflow.ts';

const candidate: Record<string, number> = JSON.parse(readFileSync('churn/metrics.json', 'utf8'));
const { version, runId } = await getModelVersionByAlias('churn', 'champion');
const champion = (await searchRuns('churn')).find((run) => run.runId === runId)!.metrics;

const problems: string[] = [];
if (candidate.bytes > 65_536) problems.push(`the model has ${candidate.bytes} bytes, 65536 at most`);
if (candidate.reads > 200) problems.push(`a score takes ${candidate.reads} reads, 200 at most`);
for (const name of Object.keys(champion).filter((one) => one.startsWith('found'))) {
  const [before, now] = [champion[name], candidate[name]];
  console.log(`${name.padEnd(14)} ${before.toFixed(3)} → ${now.toFixed(3)}`);
  const less = name === 'found' ? 0.02 : 0.1;
  if (!(now >= before - less)) problems.push(`${name} falls from ${before.toFixed(3)} to ${now.toFixed(3)}`);
}
if (candidate.found > champion.found + 0.15) problems.push('it finds far more than the champion: a leak?');

console.log(`gate: against version ${version}`);
for (const says of problems) console.log(`::error file=checks/gate.ts,line=1::${says}`);
if (problems.length > 0) process.exit(1);
