import { changeAccount, eraseAccount } from '@/server/api/account';
import { serve } from '@/server/http/serve';

export const PATCH = serve(changeAccount);
export const DELETE = serve(eraseAccount);
