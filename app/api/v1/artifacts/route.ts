import { addArtifactsRoute } from '@/server/api/artifacts';
import { serve } from '@/server/http/serve';

export const POST = serve(addArtifactsRoute);
