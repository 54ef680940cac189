import type { Metadata } from 'next';
import { SimulatorPage } from '@/components/simulator/simulator-page';
import { lessonLinks } from '@/content/lesson-links';

export const metadata: Metadata = {
  title: 'Simulator',
  description:
    'One seeded year of a service in production, twice: as ad hoc work leaves it, and with the practices that you switch on.',
};

export default function SimulatorRoute() {
  const lessons = Object.fromEntries(lessonLinks().map(({ id, slug }) => [id, slug]));
  return (
    <main className="mx-auto w-full max-w-[86rem] px-4 py-6 sm:px-8 sm:py-8">
      <h1 className="font-semibold text-2xl text-ink tracking-tight">Simulator</h1>
      <p className="mt-1 mb-6 max-w-[75ch] text-ink-muted text-sm leading-6">
        One service, one seed, one year, twice. Data arrives, traffic grows, colleagues push, machines fail,
        the market turns. Switch practices on and off, and see what each is worth, and what it costs.
      </p>
      <SimulatorPage lessons={lessons} />
    </main>
  );
}
