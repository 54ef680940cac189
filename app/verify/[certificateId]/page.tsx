import type { Metadata } from 'next';
import { VerifyView } from '@/components/certificate/verify-view';

export const metadata: Metadata = {
  title: 'Verify a certificate',
  description: 'Says whether a certificate was issued by this lab, and what it is of.',
  // Who has the address may see it; a search engine was not given it.
  robots: { index: false },
};

export default async function VerifyPage({ params }: { params: Promise<{ certificateId: string }> }) {
  const { certificateId } = await params;
  return (
    <main className="mx-auto max-w-[54rem] px-5 py-12 print:max-w-none print:p-0">
      <h1 className="mb-6 font-semibold text-[2rem] text-ink leading-tight tracking-[-0.022em] print:hidden">
        Verify a certificate
      </h1>
      <VerifyView id={decodeURIComponent(certificateId)} />
    </main>
  );
}
