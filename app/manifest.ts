import type { MetadataRoute } from 'next';

/** The web manifest. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Stagecraft',
    short_name: 'Stagecraft',
    description: 'Learn MLOps by running it.',
    start_url: '/',
    display: 'standalone',
    background_color: '#faf9f6',
    theme_color: '#faf9f6',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
