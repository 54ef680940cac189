# What the scripts of this lesson have in common.

# A git repository with DVC, before there is any pipeline.
begin() {
  git config --global user.name 'Sam Field'
  git config --global user.email sam@example.com
  git init -q -b main
  dvc init -q
  git add .
  git commit -q -m 'Keep the scripts of both projects'
}

# settle <subject>: runs every pipeline, and commits what came of it.
settle() {
  dvc repro -q -P
  git add .
  git commit -q -m "$1"
}
