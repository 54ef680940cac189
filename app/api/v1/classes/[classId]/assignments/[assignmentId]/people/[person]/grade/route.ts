import { setCellGrade } from '@/server/api/gradebook-cells';
import { serve } from '@/server/http/serve';

export const PUT = serve(setCellGrade);
