import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';

/** A stage that is up to date, but for what is said. */
export const nodeOf = (name: string, more: Partial<PipelineNode> = {}): PipelineNode => ({
  name,
  file: 'dvc.yaml',
  group: null,
  isData: false,
  isFrozen: false,
  isTemplated: false,
  commands: ['go'],
  deps: [],
  params: [],
  values: [],
  outs: [],
  lock: {},
  state: 'fresh',
  reasons: [],
  isRunKept: false,
  act: 'skip',
  ...more,
});
