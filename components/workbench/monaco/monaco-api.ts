import type * as MonacoApi from 'monaco-editor';

/** The module of the editor. Only its types are imported; the code comes from `/vs` when it is first needed. */
export type Monaco = typeof MonacoApi;
