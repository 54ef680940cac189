import { prepareMeasurement } from './registry';
import type { CheckDefinition, Measurement, MeasurementContext } from './types';

/** Takes the measurement of a check; `facts` are all that its kind may yield, with their meanings. */
export type MeasureCheck = (
  check: CheckDefinition,
  context: MeasurementContext,
) => Promise<{ readonly measurement: Measurement; readonly facts: Readonly<Record<string, string>> }>;

/**
 * Measures once what several checks of one attempt judge: over the same work from the same seed, the same kind with the
 * same options finds the same. One that broke is taken again.
 */
export function sharingMeasurements(): MeasureCheck {
  const taken = new Map<string, Promise<Measurement>>();
  return async (check, context) => {
    const { facts, measure } = prepareMeasurement(check.measure, check.with);
    const key = JSON.stringify([check.measure, check.with]);
    const measurement = taken.get(key) ?? measure(context);
    taken.set(key, measurement);
    try {
      return { measurement: await measurement, facts };
    } catch (error) {
      taken.delete(key);
      throw error;
    }
  };
}
