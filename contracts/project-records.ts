import type { FileMarks, WorkspaceFiles } from '../engine/core/files';

/** The course that projects of the Studio are kept under, beside the courses of lessons. */
export const STUDIO = 'studio';

/** How a project began. */
export type ProjectOrigin =
  | { readonly kind: 'template'; readonly template: string }
  /** A zip, a table or a project file of the learner's own. */
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'link' }
  | { readonly kind: 'copy'; readonly of: string };

/** What the list of projects knows of one. */
export interface ProjectCard {
  readonly id: string;
  readonly name: string;
  readonly origin: ProjectOrigin;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly openedAt: number;
  /** Set: it lies in the bin and can be brought back. */
  readonly removedAt?: number;
}

/** What a project holds when it begins. */
export interface ProjectStart {
  readonly files: WorkspaceFiles;
  readonly marks: FileMarks;
}

/** The key of a project's card among the settings. */
export const cardKey = (id: string) => [STUDIO, 'card', id] as const;
/** The key of what a project began with, among the settings. */
export const startKey = (id: string) => [STUDIO, 'start', id] as const;
