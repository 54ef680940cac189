'use client';

import { createContext, useContext } from 'react';

/** What parts of the lesson can ask of the page around them. */
export interface LessonLayout {
  /** Brings the workbench into view; on a narrow screen it opens over the text. */
  readonly openWorkbench: () => void;
}

export const LessonLayoutContext = createContext<LessonLayout>({ openWorkbench: () => {} });

/** The layout of the lesson page around this component. */
export function useLessonLayout(): LessonLayout {
  return useContext(LessonLayoutContext);
}
