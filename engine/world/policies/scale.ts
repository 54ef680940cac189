import { z } from 'zod';
import { share } from './share';

/** Scale: how many requests the service can take. Times are those that were measured in lesson 2.7. */
export const scalePolicy = z.strictObject({
  replicas: z.number().int().min(1).max(200).describe('At the start.'),
  autoscaler: z
    .record(z.string(), z.json())
    .nullable()
    .describe('The spec of a HorizontalPodAutoscaler (autoscaling/v2); null: the number of replicas stays.'),
  maxReplicas: z.number().int().min(1).max(200).describe('That a person would add by hand.'),
  serviceSeconds: z.number().gt(0).max(60).describe('What one request takes on an idle worker, on average.'),
  variation: z.number().min(0).max(10).describe('Of that time: standard deviation ÷ mean.'),
  workers: z.number().int().min(1).max(64).describe('Requests that one replica works on at a time.'),
  queueLimit: z.number().int().min(0).max(100_000).describe('Requests that may wait for one replica.'),
  timeoutSeconds: z.number().gt(0).max(600).describe('After which a client hangs up.'),
  cacheHits: share.describe('The share of requests that a cache answers.'),
  startSeconds: z.number().min(0).max(3600).describe('From the order of a replica until it is ready.'),
  readiness: z.boolean().describe('Whether a replica gets requests only once it is ready.'),
  selfHealing: z
    .boolean()
    .describe('Whether replicas of a machine that is lost start elsewhere by themselves.'),
  cpuRequestMilli: z
    .number()
    .min(1)
    .max(64_000)
    .describe('What a replica asks for, in thousandths of a core.'),
  memoryLimitMib: z.number().min(16).max(1_048_576),
  replicasPerNode: z.number().int().min(1).max(110),
  zones: z.number().int().min(1).max(3).describe('Over how many zones replicas are spread.'),
});

export type ScalePolicy = z.output<typeof scalePolicy>;
