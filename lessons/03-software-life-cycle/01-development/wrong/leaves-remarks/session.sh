work
gh pr comment --body 'Can we do this later?' > /dev/null
