git config --global user.name 'Sam Field'
git config --global user.email sam@example.com
