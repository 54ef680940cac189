import { readGradebook } from '@/server/api/gradebook';
import { serve } from '@/server/http/serve';

export const GET = serve(readGradebook);
