import type { ShiftFiles } from '@/engine/scenario/scenarios/on-call/shift-of-files';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import type { PanelProps } from '../types';

/** What a view of a shift is given. */
export interface ShiftTabProps extends PanelProps {
  readonly files: ShiftFiles;
  readonly view: ShiftView;
}
