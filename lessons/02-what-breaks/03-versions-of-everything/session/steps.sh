# What the scripts of this lesson have in common.

# Puts code under git and data under DVC, with a place to push data to.
begin() {
  git config --global user.name 'Sam Field'
  git config --global user.email sam@example.com
  git init -q -b main
  dvc init -q
  mkdir -p /srv/dvc/store
  dvc remote add -q -d store /srv/dvc/store
  git add .
  git commit -q -m 'Put the training code under version control'
}

# bring <project> <file> <day>: the export of a day becomes the data, and a version of it.
bring() {
  mkdir -p "$1/data"
  cp "$1/incoming/$3.csv" "$1/data/$2.csv"
  dvc add -q "$1/data/$2.csv"
  git add "$1/data"
  git commit -q -m "Take the $1 export of $3"
  dvc push -q
}

# promote <model> <version>: what is served.
promote() {
  curl -sf -X POST -H 'Content-Type: application/json' \
    -d "{\"name\":\"$1\",\"alias\":\"champion\",\"version\":\"$2\"}" \
    http://localhost:5000/api/2.0/mlflow/registered-models/alias > /dev/null
}

# week <project> <file> <script>: Monday, Tuesday, and back.
week() {
  bring "$1" "$2" monday
  npm run -s "$3"
  promote "$1" 1
  bring "$1" "$2" tuesday
  npm run -s "$3"
  promote "$1" 2
  promote "$1" 1
}
