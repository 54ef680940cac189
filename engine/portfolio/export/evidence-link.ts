import type { EvidenceTarget } from '../../rubric/report';

/** Where evidence is found in the exported repository. */
export interface EvidenceLink {
  /** What is shown: a place, or the command that shows it. */
  readonly text: string;
  /** From the root of the repository; null: it is no file there. */
  readonly path: string | null;
}

/**
 * Where a piece of evidence is outside of the lab: a file with its line, the folder of a run, the command of git for a commit. What
 * only the lab has (a workflow run, an image, the cluster) is named with the file that makes it.
 *
 * @param paths those of the exported repository
 */
export function evidenceLink(target: EvidenceTarget, paths: readonly string[]): EvidenceLink {
  const found = (path: string | undefined, text: string): EvidenceLink => ({
    text,
    path: path !== undefined && paths.includes(path) ? path : null,
  });
  const line = (at: number | undefined) => (at === undefined ? '' : `:${at}`);
  switch (target.kind) {
    case 'file':
      return found(target.path, `${target.path}${line(target.line)}`);
    case 'alert':
      return found(target.path, `${target.path}${line(target.line)}, alert ${target.name}`);
    case 'commit':
      return { text: `git show ${target.hash.slice(0, 12)}`, path: null };
    case 'run':
      // By its id alone: evidence names the experiment as people do.
      return found(
        paths.find((path) => path.startsWith('mlruns/') && path.endsWith(`/${target.runId}/meta.yaml`)),
        `run ${target.runId.slice(0, 8)} of ${target.experiment}`,
      );
    case 'model-version':
      return found(
        `mlruns/models/${target.model}/version-${target.version}/meta.yaml`,
        `${target.model} version ${target.version}`,
      );
    case 'workflow-run':
      // By its path or by its file.
      return found(
        paths.find((path) => path === target.workflow || path === `.github/workflows/${target.workflow}`),
        `${target.workflow}, run ${target.number} in the lab`,
      );
    case 'image':
      return found('Dockerfile', `${target.name}@${target.digest.slice(0, 19)}`);
    case 'cluster':
      return { text: `${target.object} ${target.name}, in the lab’s cluster`, path: null };
  }
}
