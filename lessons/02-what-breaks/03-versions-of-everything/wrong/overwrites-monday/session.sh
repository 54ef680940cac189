begin
bring churn customers tuesday
