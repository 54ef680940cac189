import type { languages } from 'monaco-editor';

/** Numbers, quoted text and separators of comma-separated values told apart, so that columns can be followed by eye. */
export const CSV_GRAMMAR: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"]|"")*"?/, 'string'],
      [/,/, 'delimiter'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=,|$)/, 'number'],
      [/[^,"]+/, ''],
    ],
  },
};

export const CSV_CONFIGURATION: languages.LanguageConfiguration = { wordPattern: /[^,"\s]+/ };
