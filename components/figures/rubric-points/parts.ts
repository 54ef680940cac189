import type { FindingId } from '@/engine/rubric/findings';

/** Something that a project may show, in words of the figure. */
export interface ProjectPart {
  readonly id: string;
  readonly label: string;
  readonly findings: readonly FindingId[];
}

/** The parts that can be added, in the order of the milestones. */
export const PARTS: readonly ProjectPart[] = [
  {
    id: 'readme',
    label: 'A README that tells the problem, the target and the metric',
    findings: ['readme', 'problem-described', 'target-and-metric'],
  },
  { id: 'service', label: 'A service that answers', findings: ['service'] },
  { id: 'runs', label: 'Tracked runs', findings: ['runs-tracked'] },
  { id: 'registry', label: 'A registered model with an alias', findings: ['model-registered'] },
  { id: 'data', label: 'Data under DVC', findings: ['data-versioned'] },
  { id: 'pipeline', label: 'A pipeline', findings: ['pipeline'] },
  {
    id: 'schedule',
    label: 'A workflow that trains, and has done so',
    findings: ['workflow-trains-by-itself', 'training-has-run-on-the-server'],
  },
  {
    id: 'tests',
    label: 'Unit tests and one of the whole service',
    findings: ['unit-tests', 'integration-test'],
  },
  { id: 'tools', label: 'A linter, a Makefile, a hook', findings: ['linter', 'scripts', 'hooks'] },
  {
    id: 'ci',
    label: 'A workflow for pull requests, which passed',
    findings: ['changes-are-checked', 'checks-have-passed'],
  },
  { id: 'rule', label: 'A rule that main needs it', findings: ['checks-are-required'] },
  {
    id: 'image',
    label: 'An image in the registry, its base pinned',
    findings: ['image-built', 'image-pushed', 'base-image-pinned'],
  },
  { id: 'manifests', label: 'Manifests in git', findings: ['manifests', 'infrastructure-as-code'] },
  { id: 'cluster', label: 'It runs in the cluster', findings: ['runs-in-the-cluster'] },
  { id: 'alerts', label: 'Alerts about data and model', findings: ['metrics-watched'] },
  {
    id: 'runbook',
    label: 'A receiver, and a runbook for each alert',
    findings: ['somebody-is-told', 'alerts-lead-to-something'],
  },
  {
    id: 'how',
    label: 'Commands in the README, and a lock file',
    findings: ['instructions', 'packages-locked'],
  },
];
