'use client';

import { FlaskConical, Play } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { runTests } from '@/components/workbench/actions';
import { useWorkbench } from '@/components/workbench/workbench-context';
import { RunHeader } from '../console/run-header';
import type { PanelProps } from '../types';
import { TestLine } from './test-line';
import { buildTestTree, testCounts } from './test-tree';

const NONE: readonly never[] = [];

/** The tests of the last run as a tree of files and suites, each failure with what was expected and what came. */
export function TestsPanel({ session }: PanelProps) {
  const bench = useWorkbench();
  const tests = useStore(session.runs, (runs) => runs.current?.tests ?? NONE);
  const busy = useStore(session.runs, (runs) => runs.busy);
  const tree = useMemo(() => buildTestTree(tests), [tests]);
  const counts = testCounts(tests);
  const run = (
    <Button size="sm" isDisabled={busy} onPress={() => runTests(bench)}>
      <Play aria-hidden size={12} />
      Run the tests
    </Button>
  );

  if (tests.length === 0) {
    return (
      <EmptyState icon={<FlaskConical aria-hidden size={22} />} title="No test results yet" action={run}>
        The last run had no tests. They come from files that use node:test.
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b px-3 text-xs">
        <RunHeader session={session} />
        <span className="flex-1" />
        <span className="flex shrink-0 gap-2.5 tabular-nums">
          <span className="text-passed">✓ {counts.passed} passed</span>
          {counts.failed > 0 ? <span className="text-failed">✗ {counts.failed} failed</span> : null}
          {counts.skipped > 0 ? <span className="text-ink-muted">– {counts.skipped} skipped</span> : null}
        </span>
        {run}
      </div>
      <ul aria-label="Test results" className="min-h-0 flex-1 overflow-auto py-1.5">
        {tree.map((node) => (
          <TestLine key={node.id} node={node} session={session} depth={0} />
        ))}
      </ul>
    </div>
  );
}
