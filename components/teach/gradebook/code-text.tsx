/** A file as it is; null: there is none of this name. */
export function CodeText({ text }: { text: string | null }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-xs leading-5">
      {text === null ? 'There is no such file.' : text === '' ? 'The file is empty.' : text}
    </pre>
  );
}
