import { handlerOf } from '../effects/registry';
import type { Happening } from '../happening';
import { draftOf, type HappenedDraft } from '../record/happened-draft';
import type { WorldState } from '../state';
import { isBad } from './commit-kinds';

/** Lets something happen: a practice may stop it, else its effects begin. */
export function meet(state: WorldState, happening: Happening): void {
  const draft = draftOf(happening);
  const isLive = decide(state, happening, draft);
  // A machine that is not there does not fail.
  const [only] = happening.effects;
  if (only?.kind === 'machine' && only.slot >= state.fleet.nodes) return;
  state.record.add(draft);
  if (isLive) begin(state, happening, draft);
}

function begin(
  state: WorldState,
  { effects, source, hour: committed }: Happening,
  happened: HappenedDraft,
): void {
  if (source.type === 'commit') {
    state.record.deployments.push({
      hour: state.hour,
      committed,
      what: 'code',
      happening: happened.id,
      failed: false,
      reproducible: true,
    });
  }
  for (const effect of effects) {
    const live = { effect, since: state.hour, happened, over: null, resetAt: state.hour, spoiled: 0 };
    state.live.push(live);
    handlerOf(live).begin?.(live, state);
  }
}

/** Whether it meets the users; if not, or if a practice makes it harmless, the draft says why. */
function decide({ input }: WorldState, { source }: Happening, draft: HappenedDraft): boolean {
  const { ci, teams, data } = input.policies;
  switch (source.type) {
    case 'commit': {
      const isBlocked = source.luck < ci.blocks[source.commit];
      if (!isBad(source.commit)) {
        draft.because = isBlocked ? 'The gate blocked it, though nothing is wrong with it.' : 'It is live.';
        if (isBlocked) draft.state = 'stopped';
        return !isBlocked;
      }
      draft.decidedBy = 'ci';
      if (isBlocked) draft.state = 'stopped';
      draft.because = isBlocked
        ? 'The gate blocked it before it met a user.'
        : 'Nothing between the push and the users noticed it.';
      return !isBlocked;
    }
    case 'upstream': {
      const isRefused = teams.refuses[source.change];
      draft.decidedBy = 'teams';
      if (isRefused) draft.state = 'stopped';
      draft.because = isRefused
        ? 'The test of the data contract failed in the other team’s pull request.'
        : 'No contract says what the other side may change.';
      return !isRefused;
    }
    case 'file': {
      const { lost, doubled } = data.files[source.fault];
      draft.decidedBy = 'data';
      if (lost + doubled === 0) draft.state = 'stopped';
      draft.because =
        lost + doubled === 0
          ? 'Loading took it again, and counted each row once.'
          : 'Loading took what came as it came.';
      return true;
    }
    case 'world':
      return true;
  }
}
