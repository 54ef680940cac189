import type { editor } from 'monaco-editor';

/** Options of every editor of the workbench. */
export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // Widgets that reach over the edge of their pane are not cut off.
  fixedOverflowWidgets: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontLigatures: false,
  lineHeight: 1.55,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  padding: { top: 8, bottom: 8 },
  lineNumbersMinChars: 3,
  glyphMargin: false,
  folding: true,
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  bracketPairColorization: { enabled: false },
  stickyScroll: { enabled: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  wordBasedSuggestions: 'off',
  accessibilitySupport: 'auto',
  'semanticHighlighting.enabled': false,
  unicodeHighlight: { ambiguousCharacters: false },
  readOnlyMessage: { value: 'This file is read-only here.' },
};
