'use client';

import type { AssignmentInfo, ClassInfo, MemberInfo, RosterInfo } from '@/contracts/api/teach';
import { useServer } from './use-server';

/** Where a class lies on the server. */
export const classPath = (classId: string): string => `/api/v1/classes/${classId}`;

export const useClass = (classId: string) => useServer<ClassInfo>(classPath(classId));
export const useMembers = (classId: string) =>
  useServer<{ members: readonly MemberInfo[] }>(`${classPath(classId)}/members`);
export const useRoster = (classId: string) =>
  useServer<{ roster: readonly RosterInfo[] }>(`${classPath(classId)}/roster`);
export const useAssignments = (classId: string) =>
  useServer<{ now: string; assignments: readonly AssignmentInfo[] }>(`${classPath(classId)}/assignments`);
