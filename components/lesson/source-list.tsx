import type { LessonDefinition } from '@/content/lesson-schema';

/** Where the claims of the lesson come from. */
export function SourceList({ sources }: { readonly sources: LessonDefinition['sources'] }) {
  if (sources.length === 0) return null;
  return (
    <>
      <h2 id="sources" tabIndex={-1}>
        Sources
      </h2>
      <ol className="text-[0.9375rem]">
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`} className="scroll-mt-18">
            {source.title}. <SourcePlace where={source.where} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** An address in the words that say where a source is. */
const ADDRESS = /(https?:\/\/\S+)/;

function SourcePlace({ where }: { readonly where: string }) {
  return (
    <span className="text-ink-muted">
      {where.split(ADDRESS).map((part) =>
        ADDRESS.test(part) ? (
          <a
            key={part}
            href={part}
            className="prose-link [overflow-wrap:anywhere]"
            rel="noreferrer"
            target="_blank"
          >
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </span>
  );
}
