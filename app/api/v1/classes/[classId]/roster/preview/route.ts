import { previewRosterRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const POST = serve(previewRosterRoute);
