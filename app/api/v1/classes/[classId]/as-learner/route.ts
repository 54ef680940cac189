import { viewAsLearner } from '@/server/api/view-as';
import { serve } from '@/server/http/serve';

export const GET = serve(viewAsLearner);
