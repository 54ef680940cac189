import { z } from 'zod';
import { messageOf } from '../../../core/errors';
import type { FileSystem } from '../../../core/file-system';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import { CloudError } from '../errors';
import { SPOT_ASSUMED, type SpotAssumptions } from './spot-lives';

/** The file of a project that takes the place of what the lab assumes of spot machines. */
export const SPOT_FILE = 'cloud/spot.json';

const schema = z.strictObject({
  interruptionsPerHour: z.number().min(0).max(10),
  replacementSeconds: z.number().min(0).max(86_400),
});

/** What is assumed of spot machines in a project: its own file, else the lab's. @throws CloudError `file-invalid`. */
export function spotAssumptionsOf(fs: FileSystem): SpotAssumptions {
  const path = `${WORKSPACE_ROOT}/${SPOT_FILE}`;
  if (!fs.isFile(path)) return SPOT_ASSUMED;
  const fail = (found: string): never => {
    const example = JSON.stringify(SPOT_ASSUMED);
    throw new CloudError('file-invalid', `${SPOT_FILE}: ${found}. Write it like ${example}.`, {
      path: SPOT_FILE,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(fs.readText(path));
  } catch (error) {
    return fail(`it is no JSON (${messageOf(error)})`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  return fail(`${issue.path.join('.') || 'its top'}: ${issue.message}`);
}
