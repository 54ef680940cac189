'use client';

/** How sure one is of an answer before it is known: 50 to 100 per cent. */
export function ConfidenceSlider({
  id,
  value,
  onChange,
  disabled,
}: {
  readonly id: string;
  readonly value: number;
  readonly onChange: (confidence: number) => void;
  readonly disabled: boolean;
}) {
  return (
    <div className="min-w-56 flex-1">
      <div className="flex justify-between gap-4 text-sm">
        <label htmlFor={id} className="text-ink-muted">
          How sure are you?
        </label>
        <output htmlFor={id} className="font-medium tabular-nums">
          {value} %
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={50}
        max={100}
        step={5}
        value={value}
        aria-valuetext={`${value} per cent`}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
        className="mt-1.5 w-full accent-(--accent)"
      />
      <div className="flex justify-between text-ink-faint text-xs" aria-hidden>
        <span>50 %: a guess</span>
        <span>100 %: certain</span>
      </div>
    </div>
  );
}
