import { seededRng } from '../../../core/rng';
import type { Table } from '../../../dataset/table';
import { datasetDrift } from '../../../monitoring/drift/dataset-drift';
import type { ExpectationSuite } from '../../../monitoring/quality/suite';
import { validateTable } from '../../../monitoring/quality/validate';
import type { MonitoringPolicy } from '../../../world/policies/monitoring';
import type { DataLook } from '../../../world/ports';
import type { RowFeed } from '../../../world/rows/row-feed';
import type { Findings } from './findings';
import { windowTable } from './window-table';

/** Rows of the reference: with more of them Evidently takes distances, which few rows never come near. */
const REFERENCE_ROWS = 1000;
/** The column of labels, for expectations about them. */
const LABEL = 'label';

/** Holds a suite against what was asked lately, and what it says of `label` against the labels that came. */
export function findExpectations(
  findings: Findings,
  suite: ExpectationSuite,
  feed: RowFeed,
  look: DataLook,
): void {
  const asked = windowTable(feed, look.asked);
  const labels: Table = {
    columns: [{ kind: 'numeric', name: LABEL, values: look.labelled.targets }],
    rowCount: look.labelled.targets.length,
    problems: [],
  };
  for (const config of suite.expectations) {
    const { column } = config.kwargs;
    const table = column === LABEL ? labels : asked;
    // Without rows nothing is known, and what was found last stands.
    if (table.rowCount === 0) continue;
    const { success } = validateTable(table, { name: suite.name, expectations: [config] });
    const about: Record<string, string> = typeof column === 'string' ? { column } : {};
    findings.set('data_expectation_success', { expectation: config.type, ...about }, Number(success));
  }
}

/** Compares rows that newly came with those of before hour 0. */
export function findDrift(
  findings: Findings,
  policy: NonNullable<MonitoringPolicy['drift']>,
  feed: RowFeed,
  look: DataLook,
): void {
  const names = policy.columns;
  const { rows, conditions, answers } = look.before;
  const from = Math.max(0, rows.length - REFERENCE_ROWS);
  const reference = windowTable(
    feed,
    { rows: rows.slice(from), conditions: conditions.slice(from), answers: answers.slice(from) },
    names,
  );
  const current = windowTable(feed, look.arrived, names);
  const there = new Set(current.columns.map(({ name }) => name));
  const one = {
    ...(policy.test && { test: policy.test }),
    ...(policy.threshold !== undefined && { threshold: policy.threshold }),
  };
  const drift = datasetDrift(reference, current, {
    columns: names.filter((name) => there.has(name)),
    perColumn: Object.fromEntries(names.map((name) => [name, one])),
    driftShare: policy.share,
    rng: seededRng('drift'),
  });
  for (const [column, found] of Object.entries(drift.columns))
    findings.set('data_drift_detected', { column }, Number(found.status === 'compared' && found.isDrift));
  findings.set('data_drift_share', {}, drift.driftedShare);
}
