import type { EvidenceRow, Measurement } from '../../../types';
import { firstComplaint } from '../../seeded-team/make-commit';
import { workflowProblems } from '../../seeded-team/workflow-problems';
import type { TeamChange } from '../changes';
import { contractErrors } from '../contract-errors';
import { contractsIn, dataChange } from '../data-change';
import type { Proposal } from '../desk';
import { changeWords } from '../kinds';
import { onDesk, type Scene } from '../scene';

export const UPSTREAM_FACTS = {
  contracts: 'contracts on main of the other team',
  contractError: 'what is wrong with the contract',
  problem: 'what is wrong with a workflow file of the other team',
  problemFile: 'the workflow file that something is wrong with',
  bad: 'changes that harm those who read the export',
  badMerged: 'of these, how many were merged',
  badNames: 'what was wrong with those that were merged',
  badFirst: 'the first of them',
  good: 'changes that harm nobody',
  goodBlocked: 'of these, how many were held up',
  goodName: 'the first of them',
  goodBy: 'what held it up',
  notApplied: 'changes that cannot be made any more',
  notAppliedWhy: 'why the first of them cannot be made',
  redMerged: 'changes that were merged although a check had failed',
  unchecked: 'whether a change was merged without any check',
  renameMerged: 'whether a column with another name was merged',
  unitMerged: 'whether another unit was merged',
  scaleMerged: 'whether a unit within the old bounds was merged',
  doubledMerged: 'whether customers twice were merged',
  missingMerged: 'whether missing values were merged',
  recodeMerged: 'whether other words for the same thing were merged',
} as const;

interface Outcome {
  readonly change: TeamChange;
  readonly proposal: Proposal;
}

/** Has the data team propose changes of the export, each on the repository as it is, and lets its workflows and rules decide. */
export async function measureUpstream(scene: Scene, changes: readonly TeamChange[]): Promise<Measurement> {
  const { context, producer } = scene;
  const before = await onDesk(scene, 'producer', ['upstream files'], async (desk) =>
    (await desk.server(producer)) === null ? null : await desk.filesOf(producer),
  );
  if (before === null) return { facts: {}, unknownReads: 'nothing', runIds: [] };
  const paths = contractsIn(Object.keys(before));
  const problems = await workflowProblems(before);
  const stands = {
    contracts: paths.length,
    contractError: contractErrors(before, paths)[0] ?? null,
    problem: problems[0]?.says ?? null,
    problemFile: problems[0]?.file ?? null,
  };
  // Where nothing can hold a change up, nobody has to try.
  if (stands.contracts === 0 || stands.contractError !== null || stands.problem !== null)
    return { facts: stands, unknownReads: 'not tried', runIds: [] };
  const outcomes: Outcome[] = [];
  for (const [i, change] of changes.entries()) {
    context.progress(i / changes.length, `${change.by}: ${change.says}`);
    outcomes.push({ change, proposal: await proposedUpstream(scene, change) });
  }
  const bad = outcomes.filter(({ change }) => change.isBad);
  const good = outcomes.filter(({ change }) => !change.isBad);
  const merged = bad.filter(({ proposal }) => proposal.isMerged);
  const blocked = good.filter(({ proposal }) => !proposal.isMerged && proposal.doesNotApply === null);
  const notApplied = outcomes.filter(({ proposal }) => proposal.doesNotApply !== null);
  const isMerged = (kind: string) => merged.some(({ change }) => change.kind === kind);
  return {
    facts: {
      ...stands,
      bad: bad.length,
      badMerged: merged.length,
      badNames: merged.map(({ change }) => changeWords(change.kind)).join('; ') || null,
      badFirst: merged[0]?.change.says ?? null,
      good: good.length,
      goodBlocked: blocked.length,
      goodName: blocked[0]?.change.says ?? null,
      goodBy: blocked[0] ? whyNot(blocked[0].proposal) : null,
      notApplied: notApplied.length,
      notAppliedWhy: notApplied[0]?.proposal.doesNotApply ?? null,
      redMerged: merged.filter(({ proposal }) => firstComplaint(proposal.runs) !== null).length,
      unchecked: merged.some(({ proposal }) =>
        proposal.runs.every(({ event }) => event.name !== 'pull_request'),
      ),
      renameMerged: isMerged('rename'),
      unitMerged: isMerged('unit'),
      scaleMerged: isMerged('scale'),
      doubledMerged: isMerged('doubled'),
      missingMerged: isMerged('missing'),
      recodeMerged: isMerged('recode'),
    },
    evidence: outcomes.map(evidenceOf),
    unknownReads: 'nothing',
    runIds: [],
  };
}

/** What becomes of one change where machines alone decide. */
export async function proposedUpstream(scene: Scene, change: TeamChange): Promise<Proposal> {
  const { producer, context } = scene;
  const decides = await onDesk(scene, 'producer', ['decides'], (desk) => desk.decides(producer));
  return onDesk(scene, decides, ['propose', change], async (desk) => {
    await desk.withoutReviews(producer);
    return desk.propose(dataChange(producer, change, context.support));
  });
}

/** What held a change up: what a check said, else the words of the server. */
export function whyNot({ runs, obstacles, doesNotApply }: Proposal): string {
  if (doesNotApply !== null) return `It cannot be made: ${doesNotApply}.`;
  const said = firstComplaint(runs);
  if (said) return `${said.job}, ${said.step}: ${said.says ?? 'it failed'}`;
  return obstacles[0] ?? 'The server refused the merge.';
}

function evidenceOf({ change, proposal }: Outcome): EvidenceRow {
  const { isMerged } = proposal;
  return {
    label: `${change.by}: ${change.says} (${changeWords(change.kind)})`,
    outcome: isMerged === !change.isBad ? 'good' : 'bad',
    detail: isMerged ? 'merged' : `held up. ${whyNot(proposal)}`,
  };
}
