import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

// A tenth cheaper than the champion, on the customers of the newest day.
const { candidate, champion } = JSON.parse(readFileSync('out/evaluation.json', 'utf8'));
assert.ok(candidate.cost <= 0.9 * champion.cost, `${candidate.cost} $ is not a tenth less than ${champion.cost} $`);
