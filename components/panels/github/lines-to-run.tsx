/** The command lines that a button will run, as one types them in the terminal. */
export function LinesToRun({ lines }: { readonly lines: readonly string[] }) {
  return (
    <section
      aria-label="Commands that this runs"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-40 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-ink-muted text-xs leading-5"
    >
      {lines.map((line) => (
        <p key={line} className="whitespace-pre-wrap break-words">
          <span aria-hidden className="select-none text-ink-faint">
            ${' '}
          </span>
          {line}
        </p>
      ))}
    </section>
  );
}
