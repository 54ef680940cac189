at '2026-03-03 10:00'
cd warehouse
npm run -s export
propose contract 'Say what is promised, keep both names, test it on every change'
cd ..
push 'Test the runtime before the night does, and the export before it is read'
protect test
