import { copyClassRoute } from '@/server/api/classes';
import { serve } from '@/server/http/serve';

export const POST = serve(copyClassRoute);
