begin
week house-price sales house
at '2026-03-04 09:00'
week churn customers churn
