import { MeasurementAbortedError } from '../../run';
import type { MeasurementContext } from '../../types';
import { AcrossDesk, type TwoTeams } from './desk';
import { foundOnce, serverPath, stateOf } from './known-parts';

/** What the parts of a measurement share. */
export interface Scene extends TwoTeams {
  readonly context: MeasurementContext;
  readonly workflow: string;
  readonly probe: string;
}

/** Whose servers the outcome of a question can hang on; a list: what it hangs on, said by whoever asks. */
type Hangs = 'producer' | 'both' | 'everything' | readonly unknown[];

/** Asks something on a fresh copy of everything, once for the same state of the servers that it hangs on. */
export function onDesk<Found>(
  scene: Scene,
  hangsOn: Hangs,
  about: readonly unknown[],
  ask: (desk: AcrossDesk) => Promise<Found>,
): Promise<Found> {
  const { context, producer, consumer } = scene;
  const folders = {
    producer: [serverPath(producer)],
    both: [serverPath(producer), serverPath(consumer)],
    everything: [''],
  };
  const state = typeof hangsOn === 'string' ? stateOf(context.files, folders[hangsOn]) : hangsOn;
  return foundOnce(state, [producer, consumer, scene.workflow, ...about], async () => {
    const desk = new AcrossDesk(context, context.files);
    await desk.begin(scene);
    const found = await ask(desk);
    if (context.signal.aborted) throw new MeasurementAbortedError();
    return found;
  });
}
