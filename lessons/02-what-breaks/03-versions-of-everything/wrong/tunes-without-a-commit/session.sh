begin
sed -i 's/"epochs": 12/"epochs": 13/' churn/params.json
bring churn customers monday
npm run -s churn
bring churn customers tuesday
npm run -s churn
promote churn 1
