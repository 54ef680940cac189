import { CiError } from '../ci/errors';
import { EMPTY_EVENT } from '../ci/triggers/event';
import type { LabProgram, ProgramIo } from '../core/lab-program';
import { amtoolWith } from '../operations/loop/amtool';
import type { Dispatch } from '../operations/loop/relay';
import { labCi } from './registry-ci';

/** Asks the lab's GitHub for a `repository_dispatch`; null: it has no such repository. */
async function dispatch(
  { fs, clock, rng, openMachine }: ProgramIo,
  { owner, name, eventType, payload }: Dispatch,
): Promise<readonly number[] | null> {
  if (openMachine === undefined) return null;
  try {
    const engine = await labCi({ fs, clock, rng, openMachine }).engine(owner, name);
    const ref = `refs/heads/${engine.repository.defaultBranch}`;
    const sha = engine.repository.resolve(ref);
    if (sha === undefined) return null;
    return await engine.take({
      ...EMPTY_EVENT,
      name: 'repository_dispatch',
      at: clock.now(),
      actor: owner,
      ref,
      sha,
      headSha: sha,
      action: eventType,
      payload: { action: eventType, client_payload: payload },
    });
  } catch (error) {
    if (!(error instanceof CiError)) throw error;
    return null;
  }
}

/** `amtool` of the lab: its Alertmanager reaches the relay, and the relay GitHub. */
export const amtool: LabProgram = amtoolWith(dispatch);
