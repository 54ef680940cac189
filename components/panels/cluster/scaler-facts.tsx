import type { ScalerView } from '@/engine/deployment/cluster/views/workload-view';

/** What an autoscaler looks at, and why it does what it does. */
export function ScalerFacts({ scaler }: { readonly scaler: ScalerView }) {
  return (
    <section
      aria-label="Autoscaler"
      className="rounded-md border border-line bg-surface p-2.5 text-xs leading-5"
    >
      <h3 className="font-medium text-ink">
        Autoscaler {scaler.name}: {scaler.min} to {scaler.max} replicas
      </h3>
      <p className="text-ink-muted">{scaler.metrics.join(' · ') || 'Nothing measured yet.'}</p>
      <ul className="mt-1 text-ink-muted">
        {scaler.conditions.map(({ text, message }) => (
          <li key={text} className="break-words">
            <span className="text-ink">{text}</span> – {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
