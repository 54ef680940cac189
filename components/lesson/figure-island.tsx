'use client';

import { Component, type CSSProperties, type ReactNode } from 'react';
import { FIGURES } from '@/components/figures/registry';
import { buttonClass } from '@/components/ui/button-class';
import { messageOf } from '@/engine/core/errors';

/** A figure that the learner can operate, with the space it needs held free while it loads. */
export function FigureIsland({
  name,
  caption,
  attributes,
}: {
  readonly name: string;
  readonly caption?: ReactNode;
  readonly attributes: Readonly<Record<string, unknown>>;
}) {
  const entry = FIGURES[name];
  if (!entry) {
    return (
      <figure className="lesson-figure">
        <p className="rounded-lg border border-line bg-sunken p-4 text-ink-muted text-sm">
          The figure “{name}” is not registered in components/figures/registry.tsx.
        </p>
      </figure>
    );
  }
  const { component: Figure, reserve } = entry;
  const space = { '--narrow': `${reserve.narrow}px`, '--wide': `${reserve.wide}px` } as CSSProperties;
  return (
    <figure className="lesson-figure">
      <div
        style={space}
        className="min-h-(--narrow) rounded-lg border border-line bg-surface p-4 sm:min-h-(--wide) sm:p-5"
      >
        <FigureBoundary name={name}>
          <Figure {...attributes} />
        </FigureBoundary>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}

interface BoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a fault in one figure from taking the lesson with it. */
class FigureBoundary extends Component<BoundaryProps, { readonly fault: string | null }> {
  override state = { fault: null as string | null };

  static getDerivedStateFromError(thrown: unknown) {
    return { fault: messageOf(thrown) };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <div role="alert" className="space-y-3 text-sm">
        <p className="font-semibold">
          This figure has failed. The fault is ours; the lesson goes on without it.
        </p>
        <p className="font-mono text-ink-muted text-xs">
          {this.props.name}: {this.state.fault}
        </p>
        <button
          type="button"
          className={buttonClass('secondary', 'sm')}
          onClick={() => this.setState({ fault: null })}
        >
          Show it again
        </button>
      </div>
    );
  }
}
