'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';

/** A figure that lesson text names with `<Figure name="…" />`. */
export interface FigureEntry {
  /** Gets the other attributes of `<Figure>`; takes the session, where it needs one, from `useLessonSession()`. */
  readonly component: ComponentType<Readonly<Record<string, unknown>>>;
  /** Pixels held free while the figure loads, on a phone and beside the workbench, so that nothing jumps. */
  readonly reserve: { readonly narrow: number; readonly wide: number };
}

/** Registers a figure: it loads when it is first shown, in the browser alone. */
function figure<Props extends object>(
  reserve: FigureEntry['reserve'],
  load: () => Promise<ComponentType<Props>>,
): FigureEntry {
  return { component: dynamic(load, { ssr: false }) as FigureEntry['component'], reserve };
}

/** Every figure by its name in the lesson text: one line each, the import inside it. */
export const FIGURES: Readonly<Record<string, FigureEntry>> = {
  'content-versions': figure({ narrow: 620, wide: 320 }, () =>
    import('./content-versions/content-versions').then((m) => m.ContentVersions),
  ),
  'five-rollouts': figure({ narrow: 240, wide: 140 }, () =>
    import('./five-rollouts/five-rollouts').then((m) => m.FiveRollouts),
  ),
  'drift-windows': figure({ narrow: 620, wide: 520 }, () =>
    import('./drift-windows/drift-windows').then((m) => m.DriftWindows),
  ),
  'gate-bars': figure({ narrow: 640, wide: 470 }, () =>
    import('./gate-bars/gate-bars').then((m) => m.GateBars),
  ),
  'incident-clock': figure({ narrow: 520, wide: 330 }, () =>
    import('./incident-clock/incident-clock').then((m) => m.IncidentClock),
  ),
  'loop-guards': figure({ narrow: 560, wide: 300 }, () =>
    import('./loop-guards/loop-guards').then((m) => m.LoopGuards),
  ),
  'layer-order': figure({ narrow: 760, wide: 540 }, () =>
    import('./layer-order/layer-order').then((m) => m.LayerOrder),
  ),
  'queue-room': figure({ narrow: 560, wide: 480 }, () =>
    import('./queue-room/queue-room').then((m) => m.QueueRoom),
  ),
  'owner-lines': figure({ narrow: 560, wide: 480 }, () =>
    import('./owner-lines/owner-lines').then((m) => m.OwnerLines),
  ),
  'stale-stages': figure({ narrow: 990, wide: 660 }, () =>
    import('./stale-stages/stale-stages').then((m) => m.StaleStages),
  ),
  'three-way-merge': figure({ narrow: 840, wide: 690 }, () =>
    import('./three-way-merge/three-way-merge').then((m) => m.ThreeWayMerge),
  ),
  'what-a-record-answers': figure({ narrow: 700, wide: 360 }, () =>
    import('./what-a-record-answers/what-a-record-answers').then((m) => m.WhatARecordAnswers),
  ),
  'descent-steps': figure({ narrow: 470, wide: 420 }, () =>
    import('./descent-steps/descent-steps').then((m) => m.DescentSteps),
  ),
  'training-controls': figure({ narrow: 580, wide: 330 }, () =>
    import('./training-controls/training-controls').then((m) => m.TrainingControls),
  ),
  'error-paths': figure({ narrow: 830, wide: 520 }, () =>
    import('./error-paths/error-paths').then((m) => m.ErrorPaths),
  ),
  'cost-of-errors': figure({ narrow: 790, wide: 660 }, () =>
    import('./cost-of-errors/cost-of-errors').then((m) => m.CostOfErrors),
  ),
  'cleaning-rules': figure({ narrow: 830, wide: 730 }, () =>
    import('./cleaning-rules/cleaning-rules').then((m) => m.CleaningRules),
  ),
  'bootstrap-draws': figure({ narrow: 550, wide: 520 }, () =>
    import('./bootstrap-draws/bootstrap-draws').then((m) => m.BootstrapDraws),
  ),
  'three-fields': figure({ narrow: 700, wide: 420 }, () =>
    import('./three-fields/three-fields').then((m) => m.ThreeFields),
  ),
  'editor-keys': figure({ narrow: 600, wide: 390 }, () =>
    import('./editor-keys/editor-keys').then((m) => m.EditorKeys),
  ),
  'version-ranges': figure({ narrow: 490, wide: 340 }, () =>
    import('./version-ranges/version-ranges').then((m) => m.VersionRanges),
  ),
  'rubric-points': figure({ narrow: 900, wide: 620 }, () =>
    import('./rubric-points/rubric-points').then((m) => m.RubricPoints),
  ),
  'search-coverage': figure({ narrow: 540, wide: 490 }, () =>
    import('./search-coverage/search-coverage').then((m) => m.SearchCoverage),
  ),
  'halving-rungs': figure({ narrow: 350, wide: 300 }, () =>
    import('./halving-rungs/halving-rungs').then((m) => m.HalvingRungs),
  ),
  'two-candidates': figure({ narrow: 330, wide: 300 }, () =>
    import('./two-candidates/two-candidates').then((m) => m.TwoCandidates),
  ),
  'two-paths': figure({ narrow: 650, wide: 490 }, () =>
    import('./two-paths/two-paths').then((m) => m.TwoPaths),
  ),
  'power-of-prices': figure({ narrow: 510, wide: 510 }, () =>
    import('./power-of-prices/power-of-prices').then((m) => m.PowerOfPrices),
  ),
  'smoothed-levels': figure({ narrow: 690, wide: 620 }, () =>
    import('./smoothed-levels/smoothed-levels').then((m) => m.SmoothedLevels),
  ),
  'shifting-list': figure({ narrow: 400, wide: 240 }, () =>
    import('./shifting-list/shifting-list').then((m) => m.ShiftingList),
  ),
  'request-path': figure({ narrow: 710, wide: 390 }, () =>
    import('./request-path/request-path').then((m) => m.RequestPath),
  ),
  'shared-importance': figure({ narrow: 460, wide: 420 }, () =>
    import('./shared-importance/shared-importance').then((m) => m.SharedImportance),
  ),
};
