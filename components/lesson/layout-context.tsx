'use client';

import { createContext, useContext } from 'react';

/** What parts of the lesson can ask of the page around them. */
export interface LessonLayout {
  /** Brings the workbench into view; on a narrow screen it opens over the text. */
  readonly openWorkbench: () => void;
  /** The workbench is mounted; it announces the ends of runs by itself. */
  readonly hasWorkbench: boolean;
}

export const LessonLayoutContext = createContext<LessonLayout>({
  openWorkbench: () => {},
  hasWorkbench: false,
});

/** The layout of the lesson page around this component. */
export function useLessonLayout(): LessonLayout {
  return useContext(LessonLayoutContext);
}
