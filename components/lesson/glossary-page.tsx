import { loadGlossary } from '@/content/glossary';
import './lesson.css';
import { MarkdownLine } from './mdx/markdown';

/** All terms of the course in the order of the alphabet. */
export function GlossaryPage() {
  const terms = Object.entries(loadGlossary()).sort(([, a], [, b]) => a.term.localeCompare(b.term, 'en'));
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12">
      <h1 className="font-semibold text-[2rem] tracking-[-0.022em]">Glossary</h1>
      <p className="mt-2 text-ink-muted">
        {terms.length} terms, each explained once. Lessons link here where a term is first needed.
      </p>
      <dl className="mt-8 divide-y divide-line border-line border-y">
        {terms.map(([id, entry]) => (
          <div
            key={id}
            id={id}
            className="scroll-mt-20 gap-6 py-4 target:bg-accent-soft sm:grid sm:grid-cols-[11rem_1fr]"
          >
            <dt className="font-semibold">
              {entry.term}
              {entry.also.length > 0 ? (
                <span className="block font-normal text-ink-muted text-sm">also {entry.also.join(', ')}</span>
              ) : null}
            </dt>
            <dd className="leading-7 max-sm:mt-1">
              <MarkdownLine text={entry.means} />
            </dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
