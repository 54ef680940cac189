/** The head of an arrow, for the `<defs>` of a drawing whose lines end with `url(#id)`; as large on thick lines as on thin ones. */
export function ArrowHead({ id }: { readonly id: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      orient="auto"
      markerUnits="userSpaceOnUse"
    >
      <path d="M0 0.5L8 4L0 7.5z" className="fill-line-strong" />
    </marker>
  );
}
