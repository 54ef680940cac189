import { StagecraftError } from '../../engine/core/errors';
import type { FleetController } from '../../engine/traffic/controller';
import type { ControllerSpec } from './protocol';

/** A job names a controller that there is not. */
export class UnknownControllerError extends StagecraftError<'unknown-controller'> {
  constructor(kind: string, known: readonly string[]) {
    super(
      'unknown-controller',
      `There is no fleet controller ${kind}; there are: ${known.join(', ') || 'none yet'}. Register it in runtime/traffic/controllers.ts.`,
    );
  }
}

/** Controllers that a simulation in a worker can have: a line for each, from its options. */
const CONTROLLERS: Readonly<Record<string, (options: unknown) => FleetController>> = {};

/** @throws UnknownControllerError, or what the maker throws about its options */
export function controllerOf(
  spec: ControllerSpec | undefined,
  known: typeof CONTROLLERS = CONTROLLERS,
): FleetController | undefined {
  if (!spec) return undefined;
  const make = Object.hasOwn(known, spec.kind) ? known[spec.kind] : undefined;
  if (!make) throw new UnknownControllerError(spec.kind, Object.keys(known));
  return make(spec.options);
}
