import { changeAccount, eraseAccount, readAccount } from '@/server/api/account';
import { serve } from '@/server/http/serve';

export const GET = serve(readAccount);
export const PATCH = serve(changeAccount);
export const DELETE = serve(eraseAccount);
