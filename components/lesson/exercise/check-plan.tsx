import type { ExerciseProps } from './exercise-props';

/** What will be checked, before the first check. */
export function CheckPlan({ checks }: Pick<ExerciseProps, 'checks'>) {
  return (
    <div>
      <h4 className="font-medium text-ink-muted text-sm">What is checked</h4>
      <ul className="mt-1.5 space-y-1 text-sm">
        {checks.map((check) => (
          <li key={check.id} className="flex gap-2.5">
            <span aria-hidden className="w-4 shrink-0 text-center text-ink-faint">
              –
            </span>
            {check.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
