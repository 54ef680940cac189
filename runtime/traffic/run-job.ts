import { recordOf } from '../../engine/core/errors';
import { Simulation } from '../../engine/traffic/simulation';
import { controllerOf } from './controllers';
import type { TrafficJob, TrafficReply } from './protocol';

/** Into how many parts a run is cut: it tells how far it is after each. */
const PARTS = 50;

/** Simulates, and tells of it. Apart from the worker, so that Node can do the same. Never throws. */
export function runJob(
  { description, seed, controller }: TrafficJob,
  tell: (reply: TrafficReply) => void,
): void {
  try {
    const steered = controllerOf(controller);
    const simulation = new Simulation(description, seed, steered && { controller: steered });
    for (let part = 1; part <= PARTS; part++) {
      simulation.runUntil((description.duration * part) / PARTS);
      if (part < PARTS) tell({ type: 'progress', time: simulation.now, events: simulation.events });
    }
    tell({ type: 'done', result: simulation.result() });
  } catch (error) {
    tell({ type: 'failed', error: recordOf(error, 'traffic-failed') });
  }
}

/** The memory of a result, which is handed over and not copied. */
export function buffersOf(result: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const search = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) search(part);
  };
  search(result);
  return [...found];
}
