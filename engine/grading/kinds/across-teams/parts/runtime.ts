import type { Measurement } from '../../../types';
import { firstComplaint } from '../../seeded-team/make-commit';
import type { TeamChanges } from '../changes';
import type { AcrossDesk, Proposal } from '../desk';
import { pinNode } from '../pins';
import { onDesk, type Scene } from '../scene';
import { harmOfNight } from './night';
import { whyNot } from './upstream';

export const RUNTIME_FACTS = {
  pinned: 'whether the night runs on a version that your repository has written down',
  movedTo: 'the version of Node.js that the night ran on after the image was renewed',
  breaking: 'the version that the platform team goes to',
  unpinned: 'why the platform team found no version that is written down',
  breakingTested: 'whether a workflow of the pull request ran a program on it',
  breakingMerged: 'whether it was merged',
  breakingHarm: 'whether the night after it made no list, or a wrong one',
  breakingBy: 'what stopped that night',
  breakingRed: 'whether a check of the pull request had failed',
  harmless: 'a version that breaks nothing',
  harmlessBlocked: 'whether going there was held up',
  harmlessBy: 'what held it up',
} as const;

const BY = 'Wanjiru Kamau';

const bump = (scene: Scene, desk: AcrossDesk, version: string): Promise<Proposal> =>
  desk.propose({
    repository: scene.consumer,
    by: BY,
    says: `Go to Node.js ${version}`,
    change: pinNode(version),
  });

/** What a bump of the runtime comes to: by a pull request where the version is written down, else under one's feet. */
export async function measureRuntime(
  scene: Scene,
  { breaking, harmless }: TeamChanges['runtime'],
): Promise<Measurement> {
  const { consumer, workflow } = scene;
  const image = await onDesk(scene, 'both', ['image', breaking], async (desk) => {
    if ((await desk.server(consumer)) === null) return null;
    await desk.renewImage(consumer, breaking);
    const night = await desk.night(consumer, workflow);
    return {
      node: desk.nodes.at(-1) ?? null,
      hasList: night.list !== null,
      by: night.run && firstComplaint([night.run]),
    };
  });
  if (image === null) return { facts: {}, unknownReads: 'nothing', runIds: [] };
  const pinned = image.node !== breaking;
  const gone = await onDesk(scene, 'both', ['bump', breaking], async (desk) => {
    await desk.withoutReviews(consumer);
    const proposal = await bump(scene, desk, breaking);
    const tested = proposal.ranOn.includes(breaking);
    if (!proposal.isMerged) return { proposal, tested, harm: false, by: null };
    const night = await desk.night(consumer, workflow);
    const harm = await harmOfNight(scene, desk, night);
    return {
      proposal,
      tested,
      harm: harm === null || harm.wrong > 0,
      by: night.run && firstComplaint([night.run]),
    };
  });
  const patched = await onDesk(scene, 'both', ['bump', harmless], async (desk) => {
    await desk.withoutReviews(consumer);
    return bump(scene, desk, harmless);
  });
  const isBlocked = patched.doesNotApply === null && !patched.isMerged;
  return {
    facts: {
      pinned,
      movedTo: image.node,
      unpinned: gone.proposal.doesNotApply,
      breaking,
      breakingTested: gone.tested,
      breakingMerged: gone.proposal.isMerged,
      breakingHarm: pinned ? gone.proposal.isMerged && gone.harm : !image.hasList,
      breakingBy: (gone.by ?? image.by)?.says ?? null,
      breakingRed: firstComplaint(gone.proposal.runs) !== null,
      harmless,
      harmlessBlocked: isBlocked,
      harmlessBy: isBlocked ? whyNot(patched) : null,
    },
    evidence: [
      {
        label: `The image of the machines goes to Node.js ${breaking}`,
        outcome: pinned ? 'good' : 'bad',
        detail: pinned
          ? `the night still runs on ${image.node ?? 'its own version'}`
          : `the night runs on ${breaking}, and ${image.hasList ? 'makes a list' : 'makes no list'}`,
      },
      {
        label: `${BY}: Go to Node.js ${breaking}`,
        outcome: gone.proposal.isMerged && gone.harm ? 'bad' : 'good',
        detail: gone.proposal.isMerged
          ? `merged; the night after it ${gone.harm ? 'fails' : 'is fine'}`
          : `held up. ${whyNot(gone.proposal)}`,
      },
      {
        label: `${BY}: Go to Node.js ${harmless}`,
        outcome: isBlocked ? 'bad' : 'good',
        detail: patched.isMerged ? 'merged' : `held up. ${whyNot(patched)}`,
      },
    ],
    unknownReads: 'nothing',
    runIds: [],
  };
}
