import type { TestReport } from '@/engine/core/code-runner';

/** The outcome of a test, or of the worst test under a suite or file. */
export type TestOutcome = TestReport['outcome'];

/** A file, suite or test in the tree of the last test run. */
export interface TestNode {
  /** Unique in the tree: the path and the names down to here. */
  readonly id: string;
  readonly kind: 'file' | 'suite' | 'test';
  readonly name: string;
  readonly outcome: TestOutcome;
  /** Milliseconds: of the test, or the sum of those below. */
  readonly durationMs: number;
  readonly children: readonly TestNode[];
  readonly report?: TestReport;
}

interface Draft {
  id: string;
  kind: TestNode['kind'];
  name: string;
  children: Map<string, Draft>;
  report?: TestReport;
}

const SEPARATOR = '\u001f';
/** From the best to the worst: a suite has the outcome of its worst test. */
const RANK: Readonly<Record<TestOutcome, number>> = { passed: 1, skipped: 0, todo: 0, failed: 2 };

/** Groups flat reports into files, suites and tests, in the order in which they were first reported. */
export function buildTestTree(reports: readonly TestReport[]): readonly TestNode[] {
  const files = new Map<string, Draft>();
  for (const report of reports) {
    let parent = childOf(files, report.path, { kind: 'file', name: report.path });
    const suites = report.name.slice(0, -1);
    for (const suite of suites) {
      parent = childOf(parent.children, `${parent.id}${SEPARATOR}${suite}`, { kind: 'suite', name: suite });
    }
    const name = report.name.at(-1) ?? report.path;
    const key = `${parent.id}${SEPARATOR}${name}`;
    const known = parent.children.get(key);
    // A suite is reported after its tests, by its own name: it gives its node an error, not a second line.
    if (known && known.kind === 'suite') {
      known.report = report;
      continue;
    }
    const id = known ? `${key}${SEPARATOR}${parent.children.size}` : key;
    parent.children.set(id, { id, kind: 'test', name, children: new Map(), report });
  }
  return [...files.values()].map(finish);
}

function childOf(siblings: Map<string, Draft>, id: string, as: Pick<Draft, 'kind' | 'name'>): Draft {
  const known = siblings.get(id);
  if (known) return known;
  const made: Draft = { id, ...as, children: new Map() };
  siblings.set(id, made);
  return made;
}

function finish(draft: Draft): TestNode {
  const children = [...draft.children.values()].map(finish);
  const outcomes = [
    ...children.map((child) => child.outcome),
    ...(draft.report ? [draft.report.outcome] : []),
  ];
  const outcome = outcomes.reduce((worst, one) => (RANK[one] > RANK[worst] ? one : worst));
  const below = children.reduce((sum, child) => sum + child.durationMs, 0);
  return {
    id: draft.id,
    kind: draft.kind,
    name: draft.name,
    outcome,
    durationMs: children.length > 0 ? below : (draft.report?.durationMs ?? 0),
    children,
    report: draft.report,
  };
}

/** How many tests there were of each outcome, and the badge of the panel's tab ("2 ✗", "14 ✓", or none). */
export function testCounts(reports: readonly TestReport[]): {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly badge: string | undefined;
} {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { outcome } of reports) {
    if (outcome === 'passed') passed += 1;
    else if (outcome === 'failed') failed += 1;
    else skipped += 1;
  }
  const badge = failed > 0 ? `${failed} ✗` : passed > 0 ? `${passed} ✓` : undefined;
  return { passed, failed, skipped, badge };
}
