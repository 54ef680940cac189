'use client';

import { useEffect, useState } from 'react';

/** After an exercise is passed: where the lesson goes on. */
export function NextStep({ exerciseId }: { readonly exerciseId: string }) {
  const [next, setNext] = useState<{ id: string; text: string } | null>(null);
  useEffect(() => {
    const exercise = document.getElementById(`exercise-${exerciseId}`);
    const following = [...document.querySelectorAll<HTMLElement>('.prose-lesson > h2')].find(
      (heading) =>
        exercise !== null &&
        (exercise.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    setNext(following ? { id: following.id, text: following.firstChild?.textContent ?? '' } : null);
  }, [exerciseId]);
  return (
    <p className="border-line border-t px-4 py-3 text-sm">
      Done, and kept. {next ? 'Go on with ' : 'This was the last step of the text.'}
      {next ? (
        <a className="prose-link" href={`#${next.id}`}>
          {next.text}
        </a>
      ) : null}
      {next ? '.' : null}
    </p>
  );
}
