import { loader } from '@monaco-editor/react';
import { messageOf } from '@/engine/core/errors';
import { addLibraries, setUpLanguages } from './languages';
import type { Monaco } from './monaco-api';
import { followTheme } from './themes';
import { holdTypeScript } from './typescript-start';

/** The loaded editor, and what of it is missing, in words for the learner. */
export interface LoadedMonaco {
  readonly monaco: Monaco;
  readonly warning?: string;
}

let loading: Promise<LoadedMonaco> | null = null;

/**
 * Loads the editor from the app's own `/vs`, once for the page, and teaches it the languages, the modules of the lab
 * and the two themes. Rejects when the files cannot be fetched; the loader cannot try again without a reload.
 */
export function loadMonaco(): Promise<LoadedMonaco> {
  loading ??= start();
  return loading;
}

async function start(): Promise<LoadedMonaco> {
  loader.config({ paths: { vs: '/vs' } });
  const monaco = (await loader.init()) as unknown as Monaco;
  holdTypeScript();
  followTheme(monaco);
  setUpLanguages(monaco);
  try {
    await addLibraries(monaco);
    return { monaco };
  } catch (thrown) {
    return { monaco, warning: messageOf(thrown) };
  }
}
