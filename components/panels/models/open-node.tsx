'use client';

import { Button } from '@/components/ui/button';
import type { LineageNode } from '@/engine/tracking/lineage/types';
import { useGoTo } from '../use-go-to';

/** The way from a node of a trail to the panel that has all of it; nothing where the lesson has no such panel. */
export function OpenNode({ node }: { readonly node: LineageNode }) {
  const { run, data } = useGoTo();
  if (node.kind === 'run' && run)
    return (
      <Button size="sm" onPress={() => run(node.runId)}>
        Open the run
      </Button>
    );
  const path = node.kind === 'data' ? node.paths[0] : undefined;
  if (path !== undefined && data)
    return (
      <Button size="sm" onPress={() => data(path)}>
        Open its versions
      </Button>
    );
  return null;
}
