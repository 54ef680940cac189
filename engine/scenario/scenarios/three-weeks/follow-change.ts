import type { TeamChange, TeamChanges } from '../../../grading/kinds/across-teams/changes';
import { dataChange } from '../../../grading/kinds/across-teams/data-change';
import type { AcrossDesk, Proposal } from '../../../grading/kinds/across-teams/desk';
import { harmOfNight } from '../../../grading/kinds/across-teams/parts/night';
import { whyNot } from '../../../grading/kinds/across-teams/parts/upstream';
import { pinNode } from '../../../grading/kinds/across-teams/pins';
import { onDesk, type Scene } from '../../../grading/kinds/across-teams/scene';
import { firstComplaint } from '../../../grading/kinds/seeded-team/make-commit';

/** What became of one change of another team. */
export interface Followed {
  /** Null: it never came to a night. */
  readonly night: {
    readonly wrong: number | null;
    readonly length: number;
    readonly stoppedBy: string | null;
  } | null;
  /** Hours from the pull request until its checks had spoken. */
  readonly checkedAfter: number;
  /** What held it up, or under whose feet it went. */
  readonly says: string;
}

async function nightAfter(scene: Scene, desk: AcrossDesk): Promise<NonNullable<Followed['night']>> {
  const night = await desk.night(scene.consumer, scene.workflow);
  const harm = await harmOfNight(scene, desk, night);
  const said = night.run && firstComplaint([night.run]);
  return {
    wrong: harm?.wrong ?? null,
    length: harm?.length ?? 0,
    stoppedBy: said ? `${said.step}: ${said.says ?? 'it failed'}` : null,
  };
}

async function followed(scene: Scene, desk: AcrossDesk, proposal: Proposal): Promise<Followed> {
  const checkedAfter = proposal.minutes / 60;
  if (!proposal.isMerged) return { night: null, checkedAfter, says: whyNot(proposal) };
  return { night: await nightAfter(scene, desk), checkedAfter, says: 'Merged.' };
}

/** Follows a change of the data team to the list of the night after it. */
export const followData = (scene: Scene, change: TeamChange): Promise<Followed> =>
  onDesk(scene, 'both', ['follow', change], async (desk) => {
    await desk.withoutReviews(scene.producer);
    return followed(
      scene,
      desk,
      await desk.propose(dataChange(scene.producer, change, scene.context.support)),
    );
  });

/** Follows a renewal of the runtime: by a pull request where a version is written down, else under everybody's feet. */
export const followRuntime = (scene: Scene, version: TeamChanges['runtime']['breaking']): Promise<Followed> =>
  onDesk(scene, 'both', ['follow runtime', version], async (desk) => {
    await desk.withoutReviews(scene.consumer);
    const proposal = await desk.propose({
      repository: scene.consumer,
      by: 'Wanjiru Kamau',
      says: `Go to Node.js ${version}`,
      change: pinNode(version),
    });
    if (proposal.doesNotApply === null) return followed(scene, desk, proposal);
    await desk.renewImage(scene.consumer, version);
    return {
      night: await nightAfter(scene, desk),
      checkedAfter: 0,
      says: 'No pull request: the image was renewed.',
    };
  });
