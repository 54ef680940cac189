'use client';

import {
  AppWindow,
  Boxes,
  ChartSpline,
  CirclePlay,
  Container,
  Database,
  FlaskConical,
  GitBranch,
  GitPullRequestArrow,
  History,
  KeyRound,
  Layers,
  ListFilter,
  Scale,
  ScanSearch,
  Server,
  SlidersHorizontal,
  SquareChevronRight,
  SquareTerminal,
  Table2,
  TestTubes,
  Workflow,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { testCounts } from './tests/test-tree';
import type { WorkbenchPanel } from './types';

/**
 * The panels of the workbench's dock, in the order of their tabs. To add one: a folder `components/panels/<id>` that
 * exports a component taking `PanelProps`, and one entry here.
 */
export const PANELS: readonly WorkbenchPanel[] = [
  {
    id: 'console',
    title: 'Console',
    icon: SquareTerminal,
    component: dynamic(() => import('./console/console-panel').then((panel) => panel.ConsolePanel)),
  },
  {
    id: 'terminal',
    title: 'Terminal',
    icon: SquareChevronRight,
    component: dynamic(() => import('./terminal/terminal-panel').then((panel) => panel.TerminalPanel)),
  },
  {
    id: 'git',
    title: 'Git',
    icon: GitBranch,
    component: dynamic(() => import('./git/git-panel').then((panel) => panel.GitPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('git'),
  },
  {
    id: 'github',
    title: 'GitHub',
    icon: GitPullRequestArrow,
    component: dynamic(() => import('./github/github-panel').then((panel) => panel.GithubPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('github'),
  },
  {
    id: 'actions',
    title: 'Actions',
    icon: CirclePlay,
    component: dynamic(() => import('./actions/actions-panel').then((panel) => panel.ActionsPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('actions'),
  },
  {
    id: 'versions',
    title: 'Versions',
    icon: Layers,
    component: dynamic(() => import('./versions/versions-panel').then((panel) => panel.VersionsPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('versions'),
  },
  {
    id: 'pipeline',
    title: 'Pipeline',
    icon: Workflow,
    component: dynamic(() => import('./pipeline/pipeline-panel').then((panel) => panel.PipelinePanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('pipeline'),
  },
  {
    id: 'experiments',
    title: 'Experiments',
    icon: TestTubes,
    component: dynamic(() =>
      import('./experiments/experiments-panel').then((panel) => panel.ExperimentsPanel),
    ),
    isRelevant: (bundle) => bundle.definition.panels.includes('experiments'),
  },
  {
    id: 'models',
    title: 'Models',
    icon: Boxes,
    component: dynamic(() => import('./models/models-panel').then((panel) => panel.ModelsPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('models'),
  },
  {
    id: 'images',
    title: 'Images',
    icon: Container,
    component: dynamic(() => import('./images/images-panel').then((panel) => panel.ImagesPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('images'),
  },
  {
    id: 'training',
    title: 'Training',
    icon: ChartSpline,
    component: dynamic(() => import('./training/training-panel').then((panel) => panel.TrainingPanel)),
    isRelevant: (bundle) => bundle.definition.metrics.length > 0,
  },
  {
    id: 'tests',
    title: 'Tests',
    icon: FlaskConical,
    component: dynamic(() => import('./tests/tests-panel').then((panel) => panel.TestsPanel)),
    badge: (runs) => testCounts(runs.current?.tests ?? []).badge,
  },
  {
    id: 'data',
    title: 'Data',
    icon: Table2,
    component: dynamic(() => import('./data/data-panel').then((panel) => panel.DataPanel)),
  },
  {
    id: 'explore',
    title: 'Explore',
    icon: ScanSearch,
    component: dynamic(() => import('./explore/explore-panel').then((panel) => panel.ExplorePanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('explore'),
  },
  {
    id: 'preview',
    title: 'App',
    icon: AppWindow,
    component: dynamic(() => import('./preview/preview-panel').then((panel) => panel.PreviewPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('preview'),
  },
  {
    id: 'selection',
    title: 'Importance',
    icon: ListFilter,
    component: dynamic(() => import('./selection/selection-panel').then((panel) => panel.SelectionPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('selection'),
  },
  {
    id: 'server',
    title: 'Server',
    icon: Server,
    component: dynamic(() => import('./server/server-panel').then((panel) => panel.ServerPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('server'),
  },
  {
    id: 'desk',
    title: 'Desk',
    icon: KeyRound,
    component: dynamic(() => import('./desk/desk-panel').then((panel) => panel.DeskPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('desk'),
  },
  {
    id: 'evaluation',
    title: 'Evaluation',
    icon: Scale,
    component: dynamic(() => import('./evaluation/evaluation-panel').then((panel) => panel.EvaluationPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('evaluation'),
  },
  {
    id: 'tuning',
    title: 'Tuning',
    icon: SlidersHorizontal,
    component: dynamic(() => import('./tuning/tuning-panel').then((panel) => panel.TuningPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('tuning'),
  },
  {
    id: 'sql',
    title: 'SQL',
    icon: Database,
    component: dynamic(() => import('./sql/sql-panel').then((panel) => panel.SqlPanel)),
    isRelevant: (bundle) => bundle.definition.panels.includes('sql'),
  },
  {
    id: 'timeline',
    title: 'Timeline',
    icon: History,
    component: dynamic(() => import('./timeline/timeline-panel').then((panel) => panel.TimelinePanel)),
  },
];
