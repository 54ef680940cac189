import { readCertificateRoute, revokeCertificate } from '@/server/api/certificates';
import { serve } from '@/server/http/serve';

export const GET = serve(readCertificateRoute);
export const DELETE = serve(revokeCertificate);
