/** Puts the report where the others find it. The bucket is not built yet: this only shows what it would use. */
const key = 'lab_cloud_8f3ac19d27be405f61ac7d92';

if (!key.startsWith('lab_cloud_')) throw new Error('The key must be one of Lab Cloud.');
console.log(`Would upload report.txt with the key that ends in ${key.slice(-4)}.`);
