import { Fragment } from 'react';

/** A word of code longer than this may break anywhere, so that it cannot be wider than a phone. */
const LONGEST = 30;

/** Code within a line of text: it breaks at blanks and nowhere else, as a hyphen at the end of a line would be misread. */
export function CodeText({ text }: { readonly text: string }) {
  return text.split(/(\s+)/).map((word, index) =>
    word.includes('-') && word.length <= LONGEST ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a fixed text are known by their place
      <span key={index} className="whitespace-nowrap">
        {word}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a fixed text are known by their place
      <Fragment key={index}>{word}</Fragment>
    ),
  );
}
