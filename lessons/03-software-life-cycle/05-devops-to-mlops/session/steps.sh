# What the scripts of this lesson have in common.

# push <subject>: all that has changed goes to main.
push() {
  git add -A
  git commit -q -m "$1"
  git push -q
}
