import type { Metadata } from 'next';
import { CalibrationView } from '@/components/calibration/calibration-view';

export const metadata: Metadata = {
  title: 'Your calibration',
  description: 'How sure you were, and how often you were right.',
};

export default function CalibrationPage() {
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12">
      <h1 className="font-semibold text-[2rem] tracking-[-0.022em]">Your calibration</h1>
      <p className="mt-2 mb-8 text-ink-muted leading-7">
        Whoever decides about a model has to know how far their own judgement carries. Of the answers that you
        are 80 % sure of, 80 % should be right.
      </p>
      <CalibrationView />
    </main>
  );
}
