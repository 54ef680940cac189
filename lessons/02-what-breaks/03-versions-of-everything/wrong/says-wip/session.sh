git commit -q --allow-empty -m wip
