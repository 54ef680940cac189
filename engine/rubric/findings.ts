import type { Evidence } from './report';

/**
 * Everything that a project may show, by name. Each is something that is there: there is no finding of something that is missing, so
 * that more of a project never earns less.
 */
export const FINDING_IDS = [
  'readme',
  'problem-described',
  'target-and-metric',
  'manifests',
  'runs-in-the-cluster',
  'infrastructure-as-code',
  'runs-tracked',
  'model-registered',
  'pipeline',
  'workflow-trains-by-itself',
  'training-has-run-on-the-server',
  'service',
  'image-built',
  'image-pushed',
  'metrics-watched',
  'somebody-is-told',
  'alerts-lead-to-something',
  'instructions',
  'packages-locked',
  'data-versioned',
  'base-image-pinned',
  'unit-tests',
  'integration-test',
  'linter',
  'scripts',
  'hooks',
  'changes-are-checked',
  'checks-are-required',
  'checks-have-passed',
] as const;

export type FindingId = (typeof FINDING_IDS)[number];

/** Something that was found, with where it can be seen. */
export interface Finding {
  readonly id: FindingId;
  readonly evidence: Evidence;
}
