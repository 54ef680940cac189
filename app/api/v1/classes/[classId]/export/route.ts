import { exportClassRoute } from '@/server/api/classes';
import { serve } from '@/server/http/serve';

export const GET = serve(exportClassRoute);
