import type { Facts } from '../../../core/facts';
import type { WorkspaceFiles } from '../../../core/files';
import { isProjectFile } from '../../../core/program-files';
import type { PipelineNode, PipelineView } from '../../../versioning/dvc/views/pipeline-view';
import type { Chain } from './chain';

/** What `shapeFacts` finds. */
export const SHAPE_FACTS = {
  defined: 'whether there is a dvc.yaml',
  error: 'what DVC says of the definitions',
  stages: 'stages',
  undeclared: 'files that a script writes and no stage declares',
  undeclaredFile: 'the first such file',
  absolute: 'paths in dvc.yaml that begin at the root of the disk',
  always: 'stages with always_changed, or with nothing that they read or write',
  frozen: 'frozen stages',
  wholeParams: 'stages that read the whole file of parameters',
  metricInCache: 'whether the metrics are kept in the cache and so hidden from git',
} as const;

/** What definitions say, as DVC reads them. */
export function shapeFacts(
  files: WorkspaceFiles,
  view: PipelineView | null,
  chain: Chain,
  metric: string,
): Facts {
  const definitions = Object.keys(files).filter(
    (path) => isProjectFile(path) && /(^|\/)dvc\.yaml$/.test(path),
  );
  const stages = (view?.nodes ?? []).filter(({ isData }) => !isData);
  const at = (path: string) => `${chain.folder}/${path}`;
  const outs = stages.flatMap((stage) => stage.outs);
  const written = chain.scripts.flatMap(({ writes }) => writes.map(at));
  const undeclared = written.filter((path) => !outs.some((out) => covers(out.path, path)));
  return {
    defined: definitions.length > 0,
    error: view?.error ?? null,
    stages: stages.length,
    undeclared: undeclared.length,
    undeclaredFile: undeclared[0] ?? null,
    absolute: definitions.reduce((sum, path) => sum + absolutePaths(String(files[path])), 0),
    always: stages.filter(isAlways).length,
    frozen: definitions.reduce((sum, path) => sum + frozenStages(String(files[path])), 0),
    wholeParams: stages.filter(({ deps, params }) => [...deps, ...params].includes(at(chain.params))).length,
    metricInCache: outs.some(({ path, isCached }) => isCached && covers(path, at(metric))),
  };
}

/** Whether a declared output is a file, or a folder around it. */
export const covers = (out: string, path: string) => {
  const folder = out.replace(/\/$/, '');
  return path === folder || path.startsWith(`${folder}/`);
};

const isAlways = ({ reasons }: PipelineNode) => reasons.some(({ kind }) => kind === 'always');

const absolutePaths = (text: string) => (text.match(/(?<![\w.])\/workspace\b/g) ?? []).length;

const frozenStages = (text: string) => (text.match(/^\s+frozen:\s*true\b/gm) ?? []).length;
