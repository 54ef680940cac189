import { listOwnWork } from '@/server/api/own-work';
import { serve } from '@/server/http/serve';

export const GET = serve(listOwnWork);
