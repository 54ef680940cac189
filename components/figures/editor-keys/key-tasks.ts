/** A shortcut worth knowing, and what it does. */
export interface KeyTask {
  readonly id: string;
  readonly keys: string;
  readonly does: string;
}

export const KEY_TASKS: readonly KeyTask[] = [
  { id: 'palette', keys: 'Mod+K', does: 'Finds everything: lessons, files, actions. Escape closes it.' },
  { id: 'region', keys: 'F6', does: 'Goes to the next part of the page: text, files, editor, panels.' },
  { id: 'save', keys: 'Mod+S', does: 'Saves. The lab has done so already; the habit is good all the same.' },
  { id: 'run', keys: 'Mod+Enter', does: 'Runs, when the focus is in the workbench.' },
  { id: 'problem', keys: 'F8', does: 'In the editor: goes to the next problem.' },
  { id: 'definition', keys: 'F12', does: 'In the editor: goes to where a name is defined.' },
  { id: 'rename', keys: 'F2', does: 'In the editor: renames a name everywhere.' },
  { id: 'find', keys: 'Mod+F', does: 'In the editor: finds, in this file.' },
  { id: 'leave', keys: 'Escape', does: 'Leaves the editor, so that Tab moves on again.' },
];
