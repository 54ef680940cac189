'use client';

import { useEffect } from 'react';
import useSWRInfinite from 'swr/infinite';
import {
  CELL_STATES,
  GRADEBOOK_PAGE,
  type GradebookAnswer,
  type GradebookRow,
} from '@/contracts/api/gradebook';
import { type ReadRefusal, readServer } from '@/stores/teach/read-server';
import { classPath } from '../data/class-data';
import { onRefresh } from '../data/use-server';
import { type Filters, queryOf } from './filters';

/** While something is being graded, the gradebook is asked for again every so many milliseconds, times its pages. */
const ASK_AGAIN_MS = 4_000;
const GRADING = CELL_STATES.indexOf('grading');

/** The gradebook as far as it has been looked at: people come by pages, more of them as they are needed; grades as they are found. */
export function useGradebook(classId: string, filters: Filters) {
  const pages = useSWRInfinite<GradebookAnswer, ReadRefusal>(
    (page: number) => `${classPath(classId)}/gradebook?${queryOf(filters, page)}`,
    readServer,
    { parallel: true, revalidateFirstPage: false, keepPreviousData: true, revalidateOnFocus: false },
  );
  const { mutate, data, error, size, setSize } = pages;
  useEffect(
    () => onRefresh((prefix) => void (prefix.startsWith(classPath(classId)) && mutate())),
    [classId, mutate],
  );
  const loaded = data?.length ?? 0;
  const isGrading = data?.some((page) =>
    page.rows.some(({ cells }) => cells.some((cell) => cell?.[3] === GRADING)),
  );
  useEffect(() => {
    if (!isGrading) return;
    // An answer that is the same changes nothing here: the next question must not hang on it.
    const timer = setInterval(() => void mutate(), ASK_AGAIN_MS * loaded);
    return () => clearInterval(timer);
  }, [isGrading, loaded, mutate]);
  const rows: readonly GradebookRow[] = data?.flatMap((page) => page.rows) ?? [];
  return {
    first: data?.[0],
    rows,
    error,
    isLoading: pages.isValidating,
    retry: () => void mutate(),
    /** Sees to it that the row of this number is there, or is asked for. */
    need: (index: number) => {
      const wanted = Math.floor(index / GRADEBOOK_PAGE) + 1;
      if (wanted > size) void setSize(wanted);
    },
  };
}
