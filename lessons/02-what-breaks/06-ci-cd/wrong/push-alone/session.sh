amend 'Change the workflow' check model
