'use client';

import {
  Slider as AriaSlider,
  type SliderProps as AriaSliderProps,
  Label,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components/Slider';
import { cx } from './cx';

export interface SliderProps extends Omit<AriaSliderProps<number>, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** Hides the label from sight, not from screen readers. */
  readonly labelHidden?: boolean;
  /** How the value reads: "0.01", "epoch 12 of 60". Default: the number, by `formatOptions`. */
  readonly valueText?: (value: number) => string;
  readonly className?: string;
}

/** A value picked from a range; arrow keys, Page Up and Down, Home and End move it. */
export function Slider({ label, labelHidden, valueText, className, ...props }: SliderProps) {
  return (
    <AriaSlider {...props} className={cx('flex w-full flex-col gap-1', className)}>
      <div className={labelHidden ? 'sr-only' : 'flex justify-between gap-4 text-[0.8125rem]'}>
        <Label className="font-medium text-ink">{label}</Label>
        <SliderOutput className="text-ink-muted tabular-nums">
          {({ state }) => (valueText ? valueText(state.values[0] ?? 0) : state.getThumbValueLabel(0))}
        </SliderOutput>
      </div>
      <SliderTrack className="relative h-6 w-full cursor-pointer data-disabled:cursor-not-allowed data-disabled:opacity-50">
        {({ state }) => (
          <>
            <div className="absolute top-1/2 h-1 w-full -translate-y-1/2 rounded-full bg-line-strong/50 forced-colors:bg-[ButtonBorder]" />
            <div
              className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent"
              style={{ width: `${state.getThumbPercent(0) * 100}%` }}
            />
            <SliderThumb className="top-1/2 size-4 rounded-full border-2 border-accent bg-raised transition-transform duration-(--motion-fast) data-dragging:scale-110 data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:outline-offset-2 forced-colors:border-[ButtonText]" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
