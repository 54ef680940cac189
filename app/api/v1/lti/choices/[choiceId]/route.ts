import { answerChoiceRoute } from '@/server/api/lti-platforms';
import { serve } from '@/server/http/serve';

export const POST = serve(answerChoiceRoute);
