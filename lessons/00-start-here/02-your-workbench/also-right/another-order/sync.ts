const { CLOUD_KEY } = process.env;
if (!CLOUD_KEY) throw new Error('CLOUD_KEY is not set.');
console.log(`report.txt would go up with …${CLOUD_KEY.slice(-4)}`);
