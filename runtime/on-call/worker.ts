import { shiftAnswers } from './answer-request';
import type { ShiftRequest } from './protocol';

const answer = shiftAnswers();

self.addEventListener('message', ({ data }: MessageEvent<ShiftRequest>) => {
  self.postMessage(answer(data));
});
