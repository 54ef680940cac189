rm -r /srv/dvc/store/files
dvc push -q
