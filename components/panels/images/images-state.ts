import { keptState } from '../kept-state';

/** The views of the panel. */
export type ImagesView = 'build' | 'image' | 'builds' | 'containers';

export interface ImagesState {
  /** The Dockerfile that is shown; null: the first. */
  readonly path: string | null;
  readonly view: ImagesView;
  /** What the build that runs has printed; null: none was started here. */
  readonly log: string | null;
  /** What went wrong with the last command; null: nothing. */
  readonly failure: string | null;
}

/** What the images panel of a session shows. */
export const imagesState = keptState<ImagesState>({ path: null, view: 'build', log: null, failure: null });
