import { z } from 'zod';
import { WorldError } from '../errors';
import { ciPolicy } from './ci';
import { codePolicy } from './code';
import { dataPolicy } from './data';
import { experimentsPolicy } from './experiments';
import { monitoringPolicy } from './monitoring';
import { pipelinesPolicy } from './pipelines';
import { scalePolicy } from './scale';
import { teamsPolicy } from './teams';
import { versionsPolicy } from './versions';

/** How a team works, one section a lesson of module 2. Each is what was measured of somebody's work, or written by them. */
export const policiesSchema = z.strictObject({
  code: codePolicy,
  data: dataPolicy,
  versions: versionsPolicy,
  pipelines: pipelinesPolicy,
  experiments: experimentsPolicy,
  ci: ciPolicy,
  scale: scalePolicy,
  monitoring: monitoringPolicy,
  teams: teamsPolicy,
});

export type Policies = z.output<typeof policiesSchema>;
export type PolicySection = keyof Policies;

/**
 * Reads policies from what a file held.
 * @param where for messages, such as the path of the file
 * @throws WorldError `world-input` that names the section and the field of the first thing that is wrong.
 */
export function parsePolicies(value: unknown, where: string): Policies {
  const read = policiesSchema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw new WorldError(
    'world-input',
    `The policies in ${where} cannot be used: ${issue.path.join('.') || 'its top'}: ${issue.message}.`,
    { where },
  );
}
