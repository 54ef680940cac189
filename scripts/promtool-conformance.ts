import { checkWrittenFiles } from '../engine/monitoring/testing/check-files';
import { compareWithPromtool } from '../engine/monitoring/testing/compare-promtool';
import { tryCompareRules } from '../engine/monitoring/testing/compare-rules';
import { findPromtool } from '../engine/monitoring/testing/promtool';

const SERIES = 50;
const EXPRESSIONS_EACH = 200;
const RULE_FILES = 50;
/**
 * The shares that must be equal. Sums of floats depend on the order of their series, which Prometheus does not fix, and a
 * template or a `ceil` may show the last digit; anything systematic is far above this.
 */
const WANTED = { values: 0.9995, files: 0.94 };
const SHOWN = 5;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

/**
 * Has the real promtool check the files that the lab writes, and compares values of random expressions, and the alerts and
 * records of random rules, over random series. Resolves to whether enough was equal; true, with a word, without promtool.
 */
export function promtoolConformance(): boolean {
  const found = findPromtool();
  if ('why' in found) {
    console.log(`Monitoring: skipped, ${found.why}.`);
    return true;
  }
  const checks = checkWrittenFiles(found.path);
  for (const { what, isAccepted, output } of checks) {
    console.log(`promtool ${found.version} ${what}: ${isAccepted ? 'accepted' : `refused\n${output}`}`);
  }
  const areValuesEqual = compareValues(found.path);
  const areRulesEqual = compareRuleFiles(found.path);
  return checks.every(({ isAccepted }) => isAccepted) && areValuesEqual && areRulesEqual;
}

function compareValues(path: string): boolean {
  const totals = { all: 0, equal: 0, errors: 0, samples: 0 };
  const seeds = Array.from({ length: SERIES }, (_, i) => String(i));
  compareWithPromtool(path, seeds, EXPRESSIONS_EACH, ({ isEqual, isError, sampleCount, ...comparison }) => {
    totals.all++;
    totals.samples += sampleCount;
    if (isError) totals.errors++;
    if (isEqual) totals.equal++;
    else if (totals.all - totals.equal <= SHOWN) {
      const { expression, time, ours, real } = comparison;
      console.log(`${expression} at ${time} ms\n--- ours\n${ours}\n--- promtool\n${real}`);
    }
  });
  console.log(
    `PromQL: ${totals.all} random expressions, ${totals.samples} samples, ${totals.errors} errors on both sides: ${percent(totals.equal, totals.all)} equal (wanted: ${percent(WANTED.values, 1)}).`,
  );
  return totals.equal >= WANTED.values * totals.all;
}

function compareRuleFiles(path: string): boolean {
  const totals = { equal: 0, values: 0, samples: 0, alerts: 0 };
  for (let seed = 0; seed < RULE_FILES; seed++) {
    const { difference, values, samples, alertChecks } = tryCompareRules(path, String(seed));
    totals.values += values;
    totals.samples += samples;
    totals.alerts += alertChecks;
    if (difference === null) totals.equal++;
    else console.log(`rules of seed ${seed}:\n${difference}`);
  }
  console.log(
    `Rules: ${RULE_FILES} random files, ${totals.samples} samples of ALERTS and records, alerts looked at ${totals.alerts} times: ${percent(totals.equal, RULE_FILES)} of the files equal (wanted: ${percent(WANTED.files, 1)}).`,
  );
  return totals.equal >= WANTED.files * RULE_FILES;
}
