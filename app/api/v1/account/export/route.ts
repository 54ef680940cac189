import { exportAccount } from '@/server/api/account';
import { serve } from '@/server/http/serve';

export const GET = serve(exportAccount);
