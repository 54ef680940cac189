// metrics.json against the metrics of the champion: in all, and in each group.
import { readFileSync } from 'node:fs';
import { getModelVersionByAlias, searchRuns } from '../lib/mlflow.ts';

const candidate: Record<string, number> = JSON.parse(readFileSync('metrics.json', 'utf8'));
const { version, runId } = await getModelVersionByAlias('churn', 'champion');
const champion = (await searchRuns('churn')).find((run) => run.runId === runId)!.metrics;
const problems = Object.entries(champion)
  .filter(([name]) => name.startsWith('right'))
  .flatMap(([name, before]) => {
    const now = candidate[name] ?? 0;
    console.log(`${name.padEnd(14)} ${before.toFixed(3)} → ${now.toFixed(3)}`);
    return now > before ? [] : [`${name} falls from ${before.toFixed(3)} to ${now.toFixed(3)}`];
  });
console.log(`gate: against version ${version}`);
for (const says of problems) console.log(`::error file=checks/gate.ts,line=1::${says}`);
if (problems.length > 0) process.exit(1);
