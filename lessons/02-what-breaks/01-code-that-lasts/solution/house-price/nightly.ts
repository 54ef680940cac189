// The agency's nightly job imports this file; the work is done in one place now.
export { estimateAll } from './serve.ts';
