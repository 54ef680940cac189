work
answer
