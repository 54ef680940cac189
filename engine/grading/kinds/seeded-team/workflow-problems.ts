import { readWorkflow } from '../../../ci/workflow/parse-workflow';
import { problemText } from '../../../ci/workflow/problem';
import type { WorkspaceFiles } from '../../../core/files';

/** What is wrong with the workflow files of a commit, in the words of GitHub's own parser. */
export async function workflowProblems(
  files: WorkspaceFiles,
): Promise<{ readonly file: string; readonly says: string }[]> {
  const found: { file: string; says: string }[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(file) || typeof text !== 'string') continue;
    const parsed = await readWorkflow(file, text);
    if ('problems' in parsed) found.push(...parsed.problems.map((one) => ({ file, says: problemText(one) })));
  }
  return found;
}
