amend 'Deploy sooner' check
