import { findSimilarRoute } from '@/server/api/gradebook-cells';
import { serve } from '@/server/http/serve';

export const GET = serve(findSimilarRoute);
