import type { Metadata } from 'next';
import { CertificatePage } from '@/components/certificate/certificate-page';
import { courseExercises, isOfCapstone, isTold } from '@/content/required-exercises';

export const metadata: Metadata = {
  title: 'Certificate',
  description: 'A certificate of what you have passed: checked on this device, or verified by the server.',
};

export default function CertificateRoute() {
  const exercises = courseExercises();
  return (
    <main className="mx-auto max-w-[54rem] px-5 py-12 print:max-w-none print:p-0">
      <div className="print:hidden">
        <h1 className="font-semibold text-[2rem] text-ink leading-tight tracking-[-0.022em]">Certificate</h1>
        <p className="mt-2 mb-8 max-w-[65ch] text-ink-muted leading-7">
          It says what was passed, when, and who has checked it. That last matters to whoever reads it, so it
          stands on it.
        </p>
      </div>
      <CertificatePage
        exercises={exercises}
        capstone={exercises.filter(isOfCapstone).map(({ id }) => id)}
        told={exercises.map(({ id }) => id).filter(isTold)}
      />
    </main>
  );
}
