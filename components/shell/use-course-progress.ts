'use client';

import { useEffect, useState } from 'react';
import type { CourseProgressState } from '@/stores/course-progress';

/**
 * What this reader has begun and done. Null until it is known; the database behind it is loaded after the page has been
 * shown.
 */
export function useCourseProgress(): CourseProgressState | null {
  const [state, setState] = useState<CourseProgressState | null>(null);
  useEffect(() => {
    let end = () => {};
    let left = false;
    const begin = async () => {
      const { openCourseProgress } = await import('@/stores/browser-course-progress');
      if (left) return;
      const progress = openCourseProgress();
      const show = () => {
        const now = progress.store.getState();
        if (now.ready) setState(now);
      };
      const unsubscribe = progress.store.subscribe(show);
      show();
      end = () => {
        unsubscribe();
        progress.dispose();
      };
    };
    void begin();
    return () => {
      left = true;
      end();
    };
  }, []);
  return state;
}
