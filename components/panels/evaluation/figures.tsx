/** Some figures in a row, each with its name. */
export function Figures({
  figures,
}: {
  readonly figures: readonly { readonly label: string; readonly value: string }[];
}) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
      {figures.map(({ label, value }) => (
        <div key={label} className="flex flex-col">
          <dt className="text-ink-muted text-xs">{label}</dt>
          <dd className="font-medium text-ink text-sm tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
