import { z } from 'zod';

/** The options of what lets a loop turn: the measurement `closed-loop` and the scenario `closing-the-loop`. */
export const loopSchema = z.strictObject({
  repository: z.string().describe('The repository on the simulated GitHub, e.g. sam-field/scores.'),
  feed: z.string().describe('The made file of what is served and told: maker `turning-market`, feed.'),
  truth: z.string().describe('The made file of what is true behind it: the same maker, truth.'),
  probe: z.string().describe('Answers rows by the service of the repository: see `decide`.'),
  monitoring: z.string().default('monitoring').describe('The folder of monitoring.'),
  manifests: z.string().default('k8s/').describe('The folder of manifests.'),
  workload: z.string().default('scores').describe('The Rollout or Deployment that serves.'),
  model: z.string().default('churn').describe('The registered model.'),
  weights: z
    .string()
    .default('churn/model.json')
    .describe('The file of the model, in the project and in images.'),
});

export type LoopOptions = z.output<typeof loopSchema>;
