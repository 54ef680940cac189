begin
mkdir -p /srv/buckets/northline
dvc remote modify store url s3://northline/data
git commit -q -am 'Keep data in the bucket of Northline'
bring churn customers monday
npm run -s churn
git tag -a v1 -m 'The model of Monday'
promote churn 1
git checkout -q -b tuesday
bring churn customers tuesday
npm run -s churn
promote churn 2
git checkout -q main
dvc checkout -q
promote churn 1
