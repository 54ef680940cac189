rm -r /srv/dvc/store
