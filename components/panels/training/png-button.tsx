'use client';

import { Download } from 'lucide-react';
import type { RefObject } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { showToast } from '@/components/ui/toast';
import type { CurvesHandle } from './curves';

/** Saves the chart as a PNG file. */
export function PngButton({
  handle,
  name,
}: {
  readonly handle: RefObject<CurvesHandle | null>;
  readonly name: string;
}) {
  const save = async () => {
    const png = await handle.current?.toPng();
    if (!png) {
      showToast({ title: 'There is no chart to save yet.' });
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(png);
    link.download = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-curves.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <IconButton label="Save the chart as PNG" onPress={() => void save()}>
      <Download aria-hidden size={16} />
    </IconButton>
  );
}
