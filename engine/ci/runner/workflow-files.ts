import type { CiRepository } from '../ports/repository';
import { type ParsedWorkflow, readWorkflow } from '../workflow/parse-workflow';

const FOLDER = '.github/workflows';
/** Workflows are read once for each text: reading one takes some milliseconds. */
const known = new Map<string, ParsedWorkflow>();
const MOST_KNOWN = 200;

/** Reads a workflow file of a commit; undefined: it is not there. */
export async function workflowAt(
  repository: CiRepository,
  commit: string,
  path: string,
): Promise<ParsedWorkflow | undefined> {
  const text = repository.read(commit, path);
  if (text === undefined) return undefined;
  const key = `${path}\n${text}`;
  let parsed = known.get(key);
  if (parsed === undefined) {
    parsed = await readWorkflow(path, text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, parsed);
  }
  return parsed;
}

/** The paths of the workflow files of a commit: those right below `.github/workflows`. */
export const workflowPaths = (repository: CiRepository, commit: string): string[] =>
  repository.files(commit, FOLDER).filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));

/** All workflow files of a commit, read. */
export async function workflowsAt(
  repository: CiRepository,
  commit: string,
): Promise<{ readonly path: string; readonly parsed: ParsedWorkflow }[]> {
  const found: { path: string; parsed: ParsedWorkflow }[] = [];
  for (const path of workflowPaths(repository, commit)) {
    const parsed = await workflowAt(repository, commit, path);
    if (parsed !== undefined) found.push({ path, parsed });
  }
  return found;
}
