import { verifyReceipt } from '@/server/api/submissions';
import { serve } from '@/server/http/serve';

export const POST = serve(verifyReceipt);
