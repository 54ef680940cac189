import {
  type BuildComparison,
  compareWithBuildah,
  whyNoBuildah,
} from '../engine/delivery/testing/compare-buildah';

const EDITS_OF_EACH = 7;

/**
 * Builds ten images, each again after seven random edits, in the lab and by real buildah, and compares what came from the
 * cache. Resolves to whether all was equal; true, with a word, where there is no buildah.
 */
export async function imageConformance(
  edits = EDITS_OF_EACH,
  projects?: readonly number[],
): Promise<boolean> {
  const why = whyNoBuildah();
  if (why !== null) {
    console.log(`Images: skipped, ${why}.`);
    return true;
  }
  let builds = 0;
  let equal = 0;
  let steps = 0;
  await compareWithBuildah(
    edits,
    (comparison) => {
      builds++;
      steps += comparison.real.length;
      if (comparison.ours.join() === comparison.real.join()) equal++;
      else report(comparison);
    },
    projects,
  );
  console.log(
    `Images: hits and misses of ${equal} of ${builds} builds (${steps} steps) equal to buildah's (wanted: all).`,
  );
  return equal === builds;
}

function report({ project, edit, ours, real }: BuildComparison): void {
  console.log(`project ${project}, ${edit}\n  ours    ${ours.join(' ')}\n  buildah ${real.join(' ')}`);
}
