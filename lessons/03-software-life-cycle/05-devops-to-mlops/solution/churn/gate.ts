// Both models on the same newest customers: the candidate has to be better by more than noise.
import { readFileSync } from 'node:fs';

const { on, rows, candidate, champion } = JSON.parse(readFileSync('out/evaluation.json', 'utf8'));
const problems: string[] = [];
if (rows < 80) problems.push(`${rows} customers are too few to judge by`);
if (!(candidate.cost < 0.95 * champion.cost))
  problems.push(`the candidate costs ${candidate.cost} $ a customer, the champion ${champion.cost} $ on the same ${rows}`);

console.log(`gate: on ${on}`);
for (const says of problems) console.log(`::error file=churn/gate.ts,line=1::${says}`);
if (problems.length > 0) process.exit(1);
