push 'Close the loop'
