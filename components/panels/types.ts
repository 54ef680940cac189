import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { WorkBundle } from '@/content/lesson-schema';
import type { LessonSession, RunsState } from '@/stores/contracts';

/** What every panel of the workbench is given. */
export interface PanelProps {
  readonly session: LessonSession;
}

/** A panel of the workbench's dock. Registered by one line in `components/panels/registry.tsx`. */
export interface WorkbenchPanel {
  /** Stable, unique, kebab-case: kept in the layout and used to open the panel from elsewhere. */
  readonly id: string;
  /** The name on its tab: one word. */
  readonly title: string;
  readonly icon: LucideIcon;
  /** Loaded when the panel is first shown. */
  readonly component: ComponentType<PanelProps>;
  /** False hides the panel in lessons that have no use for it. Absent: in every lesson. */
  readonly isRelevant?: (bundle: WorkBundle) => boolean;
  /** A short count or sign beside the title, from the runs; absent or empty: none. Must be cheap: it is asked 30 times a second. */
  readonly badge?: (runs: RunsState) => string | undefined;
}
