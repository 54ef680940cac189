import { Check, X } from 'lucide-react';

const SEEN = [
  'Your display name, the one of your school if you came by a link of your own, and what you hand in: the files, when, and how it was graded.',
  'Which checks you ran and how they came out, hints that you opened, predictions, and when you were at work.',
] as const;
const UNSEEN = [
  'Your drafts between two checks: the server keeps them for your other devices and shows them to nobody.',
  'Studio projects, and what you did before you joined, unless you bring it along.',
  'Other learners see nothing of you.',
] as const;

/** What joining a class shows to whom: said before one joins. */
export function WhoSeesWhat() {
  return (
    <section aria-labelledby="who-sees-what">
      <h3 id="who-sees-what" className="font-medium text-ink text-sm">
        What your instructor and their assistants see
      </h3>
      <ul className="mt-2 space-y-1.5 text-ink text-sm leading-5">
        {SEEN.map((text) => (
          <li key={text} className="flex gap-2.5">
            <Check aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-muted" />
            {text}
          </li>
        ))}
      </ul>
      <h3 className="mt-4 font-medium text-ink text-sm">What they do not see</h3>
      <ul className="mt-2 space-y-1.5 text-ink text-sm leading-5">
        {UNSEEN.map((text) => (
          <li key={text} className="flex gap-2.5">
            <X aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-muted" />
            {text}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-muted text-sm leading-5">
        You can leave the class, export what is kept of you, and erase it at any time, on the page of your
        account.
      </p>
    </section>
  );
}
