begin
at '2026-03-03 09:00'
run_pipeline
compare
at '2026-03-04 09:00'
publish
turn
at '2026-03-05 09:00'
deploy
