// The call list imports this file; the work is done in one place now.
export { estimateAll } from './serve.ts';
