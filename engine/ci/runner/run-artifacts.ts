import type { ExecutionDeps } from './execution-deps';
import type { RunArtifacts } from './job-runtime';

/** Adds up the letters of a text: a number that is the same for the same text. */
const numberOf = (text: string): number => {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 900_000_000;
  return hash;
};

/** The artifacts of a run, as its jobs see and add them. */
export const runArtifacts = (deps: ExecutionDeps): RunArtifacts => ({
  list: (now) => deps.state().artifacts.filter((one) => one.createdAt <= now && one.expiresAt > now),
  add: (artifact, overwrites) => {
    const run = deps.state();
    const id = 1_000_000_000 + numberOf(`${run.id}/${run.attempt}/${artifact.name}/${artifact.createdAt}`);
    if (overwrites) deps.emit({ type: 'artifact-gone', at: artifact.createdAt, name: artifact.name });
    const made = { ...artifact, id };
    deps.emit({ type: 'artifact', at: artifact.createdAt, artifact: made });
    return made;
  },
});
