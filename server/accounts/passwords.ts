import { hash, verify } from '@node-rs/argon2';
import { JobQueue } from '../../engine/core/job-queue';

/** argon2id, the parameters that OWASP names first: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD_SHORTEST = 8;
export const PASSWORD_LONGEST = 256;

/** A hash takes 19 MiB and a core for some milliseconds, so only so many at once; a flood of sign-ins waits. */
const gate = new JobQueue(4);

/** What keeps a password from being taken; null: nothing. No rules of composition: they make passwords worse. */
export async function passwordFault(password: string, known: readonly string[] = []): Promise<string | null> {
  const length = [...password].length;
  if (length < PASSWORD_SHORTEST)
    return `Use at least ${PASSWORD_SHORTEST} characters; a sentence of 15 or more is better.`;
  if (length > PASSWORD_LONGEST) return `Use at most ${PASSWORD_LONGEST} characters.`;
  const lower = password.toLowerCase();
  if (known.some((each) => each !== '' && lower === each.toLowerCase()))
    return 'Use a password that is not your name.';
  if ((await commonPasswords()).has(lower))
    return 'This password is among those that everyone tries first. Use another one.';
  return null;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** The list is a third of a megabyte, and is needed when a password is set only. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'] as readonly string[]),
  );
  return common;
}

export function hashPassword(password: string): Promise<string> {
  return gate.run(() => hash(password.normalize('NFKC'), PARAMETERS));
}

/** The hash of a password that nobody has: it is compared where there is no account, so that both take as long. */
let decoy: Promise<string> | undefined;

/** Whether `password` is the one that was hashed. Takes the same time when there is no hash. */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const against = hashed ?? (await decoy);
  const isRight = await gate.run(() => verify(against, password.normalize('NFKC')));
  return isRight && hashed !== null;
}
