import { applyRegradeRoute, discardRegradeRoute, previewRegradeRoute } from '@/server/api/grading';
import { serve } from '@/server/http/serve';

export const GET = serve(previewRegradeRoute);
export const POST = serve(applyRegradeRoute);
export const DELETE = serve(discardRegradeRoute);
