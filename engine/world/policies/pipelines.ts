import { z } from 'zod';
import { hours, share } from './share';

/** Pipelines: how a model is trained again. Measured by the ten rounds of lesson 2.4. */
export const pipelinesPolicy = z.strictObject({
  everyHours: z
    .number()
    .min(1)
    .max(8760)
    .nullable()
    .describe('Hours between trainings; null: nobody thinks of it.'),
  hours: hours.describe('From the beginning of a training until its model can be shipped.'),
  staleShare: share.describe('How often a stage is forgotten, so that the model knows nothing new.'),
  personHours: hours.describe('Of a person, for each training.'),
  onAlert: z.boolean().describe('Whether an alert of a data or model monitor starts a training by itself.'),
});

export type PipelinesPolicy = z.output<typeof pipelinesPolicy>;
