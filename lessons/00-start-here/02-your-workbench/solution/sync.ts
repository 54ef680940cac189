/** Puts the report where the others find it. The bucket is not built yet: this only shows what it would use. */
const key = process.env.CLOUD_KEY ?? '';

if (!key.startsWith('lab_cloud_')) throw new Error('Set CLOUD_KEY to a key of Lab Cloud.');
console.log(`Would upload report.txt with the key that ends in ${key.slice(-4)}.`);
