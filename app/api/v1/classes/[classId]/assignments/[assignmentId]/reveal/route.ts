import { revealNamesRoute } from '@/server/api/gradebook-cells';
import { serve } from '@/server/http/serve';

export const POST = serve(revealNamesRoute);
