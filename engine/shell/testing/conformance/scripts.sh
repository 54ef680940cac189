cat a.txt | sort | uniq -c | sort -rn | head -2
---
sort a.txt | uniq -d; sort -u a.txt; sort -r a.txt; uniq a.txt
---
grep -rn TODO .
---
grep -r x src | sort; grep -l one *.txt; grep -c two a.txt; grep -v two a.txt; grep -i ONE a.txt; grep -n 'tw[o]' a.txt; grep nothing a.txt; echo $?
---
grep -E '^(one|two)$' a.txt | wc -l; grep -o 'o' a.txt | wc -l; grep -A1 one a.txt; grep -w two a.txt
---
cut -d, -f2 data.csv; cut -d, -f1,3 data.csv | tail -n +2; cut -c1-3 a.txt
---
awk -F, 'NR>1 {s+=$2} END {print s, s/(NR-1)}' data.csv
---
awk -F, 'NR>1 {n[$3]++; t[$3]+=$2} END {for (k in n) print k, n[k], t[k]}' data.csv | sort
---
sed -n '2,3p' a.txt; sed 's/two/2/g' a.txt; sed -e '1d' -e '$d' a.txt; sed '/two/d' a.txt
---
sed -i 's/one/ONE/' a.txt && cat a.txt
---
find . -name '*.ts' | sort; find src -type d | sort; find . -maxdepth 1 -type f | sort
---
find . -name '*.ts' -exec wc -l {} + | sort -n; find . -name '*.ts' -exec echo {} \; | sort
---
find . -type f -name '*.txt' -delete; ls
---
ls; ls -a; ls -1 src; ls -A | head -2; ls src a.txt; ls -d src; ls nofile; echo $?
---
ls -R src
---
wc a.txt; wc -l a.txt data.csv; wc -c < a.txt; wc -w a.txt; cat a.txt | wc -l
---
head -n 2 a.txt; tail -n 1 a.txt; head -c 5 a.txt; tail -n +3 a.txt; head -n1 a.txt data.csv
---
jq .loss m.json; jq -r .name m.json; jq '.rows | length' m.json; jq -c . m.json; jq '.rows[]' m.json; jq '.nope' m.json
---
jq -r '.rows | map(. * 2) | @csv' m.json; jq 'keys' m.json
---
diff a.txt <(sed 2d a.txt); echo $?
---
cp a.txt b.txt; echo four >> b.txt; diff a.txt b.txt; diff -u a.txt a.txt; diff -q a.txt b.txt; echo $?
---
sed 's/two/zwei/' a.txt > b.txt; diff a.txt b.txt; diff a.txt nofile; echo $?
---
tr a-z A-Z < a.txt; echo hello | tr -d l; echo "a  b" | tr -s ' '
---
for f in *.txt src/*.ts; do echo "$f"; done; for i in $(seq 1 3); do echo -n "$i "; done; echo
---
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i
---
x=5; if [ $x -gt 3 ] && [ -f a.txt ]; then echo yes; elif [ $x -eq 0 ]; then echo no; else echo other; fi; [[ abc == a* ]] && echo glob; [[ abc =~ ^a(.)c$ ]] && echo ${BASH_REMATCH[1]}
---
case src/train.ts in *.py) echo py;; *.ts) echo ts;; *) echo none;; esac
---
f() { local x=$1; echo "$x $#"; return 3; }; f a b; echo $?
---
cat <<EOF
a $((1+1)) $(echo sub)
EOF
cat <<'EOF'
raw $x
EOF
---
a=(1 2 3); echo ${a[@]} ${#a[@]} ${a[1]}; a+=(4); for v in "${a[@]}"; do echo $v; done; declare -A m; m[x]=1; echo ${m[x]} ${!m[@]}
---
s=hello.tar.gz; echo ${s%.*} ${s%%.*} ${s#*.} ${s##*.} ${s/l/L} ${s//l/L} ${#s} ${s:1:3} ${s^^} ${u:-def} ${s^}
---
echo {a,b}{1,2} {1..5} {a..c} {01..03}; echo *.txt; echo nofile*; echo "a*"; echo ~; echo $HOME/x
---
mkdir -p x/y && touch x/y/z && rm -r x && ls x; echo $?
---
rm nofile; rm src; rmdir src; mv nofile x; cp nofile x; cp src x; cat src; touch a/b; cd nofile; echo $?
---
echo a; echo b >&2; (exit 3); echo $?; true && echo t || echo f; false && echo t || echo f; ! true; echo $?
---
false | true; echo $?; set -o pipefail; false | true; echo $?; echo ${PIPESTATUS[@]}
---
set -e; echo 1; false; echo 2
---
set -u; echo $nope; echo 2
---
nofile_cmd; echo $?; ./nofile; echo $?; ./a.txt; echo $?; src; echo $?
---
echo 'echo "$1-$2-$#"' > s.sh; bash s.sh a b; chmod +x s.sh; ./s.sh x; sh s.sh; . ./s.sh q
---
printf '%s %d %.2f %5s|%-5s|\n' a 3 3.14159 x y; printf '%s\n' a b c; printf 'no newline'; echo; echo -e 'a\tb'; echo -n x; echo
---
export A=1; B=2; bash -c 'echo "[$A][$B]"'; C=3 bash -c 'echo $C'; env | grep '^A='; unset A; echo "[$A]"
---
read x y <<< "1 2 3"; echo "$x|$y"; echo "l1
l2" | while read l; do echo "<$l>"; done; IFS=, read -r a b c < data.csv; echo $b
---
echo one two | xargs -n1 echo; ls *.txt | xargs cat | head -1; echo a b | xargs
---
date -u -d @0 +%Y-%m-%d; date -d 2020-01-02 +%j; seq 2 2 6; seq 3 | paste -sd+ | tr -d '\n'; echo; basename src/train.ts .ts; dirname src/train.ts
---
tee t.txt < a.txt | wc -l; cat t.txt | tac; rev <<< abc; nl a.txt; paste -d, a.txt a.txt | head -1; column -t -s, data.csv
---
du -sh src; du -s src | cut -f2; stat -c %s a.txt; file a.txt
---
echo "$(cat a.txt | head -1)"; echo `echo old`; x=$(false); echo $?; echo "a'b" 'c"d' "e\"f"; echo a\ b
---
trap 'echo bye' EXIT; echo hi
---
sleep 0 & wait; echo done; type cd; type ls; command -v cat; which cat
---
sha1sum a.txt; sha256sum a.txt; md5sum a.txt; base64 a.txt; comm -12 <(sort a.txt) <(sort a.txt) | head -1; join <(echo "1 a") <(echo "1 b")
---
sort -t, -k2 -n data.csv; sort -t, -k3,3 -k2,2nr data.csv; sort -k1 -c a.txt; echo $?
---
echo "if" | cat; if false; then :; fi; echo $?; while false; do :; done; echo $?
---
let x=3*4; echo $x; ((x++)); echo $x $((x % 5)) $((2**8)) $((7/2)); echo $((x > 3 ? 1 : 0)); (( x == 0 )); echo $?
---
shopt -s globstar; echo **/*.ts; shopt -s nullglob; echo *.nope; echo end
---
cat a.txt > /dev/null; ls nofile 2> /dev/null; ls nofile > /dev/null 2>&1; echo $?; ls nofile a.txt &> o.txt; cat o.txt
---
echo x > ro/f; echo $?; > new; wc -c new; cat < nofile; echo $?; exec 3> three; echo hi >&3; cat three
---
ln -s a.txt l; cat l; ls -l l | cut -d' ' -f1; readlink l; rm l; cat a.txt | head -1; mv a.txt b.txt; ls *.txt
---
cp -r src lib; ls lib; mv lib/train.ts .; ls; rm -rf lib src; ls
---
head nofile; cat a.txt nofile; wc nofile; echo $?
---
echo $0 | wc -l; echo $#; set -- a b c; echo $1 $# "$@"; shift; echo $*
---
select_=1; until [ $select_ -gt 2 ]; do ((select_++)); done; echo $select_; for ((i=0;i<3;i++)); do [ $i = 1 ] && continue; echo $i; done; for i in a b; do break; done; echo $i
---
grep one nofile; echo $?; grep -q one a.txt && echo found; grep -rl export src; grep -h one a.txt data.csv; grep one a.txt data.csv
---
whoami > /dev/null; uname > /dev/null; test -e nofile; echo $?; test -d src && echo dir
---
cat a.txt | while read -r line; do case $line in t*) echo "T $line";; esac; done | sort | uniq
---
xs=""; for f in $(find . -name '*.ts' | sort); do xs="$xs $(basename $f)"; done; echo $xs
---
echo "a b c" | awk '{print $2; print NF}'; awk 'BEGIN {printf "%.3f\n", 1/3}'; awk '/two/ {print NR": "$0}' a.txt; awk '{ $1 = toupper($1); print }' a.txt; awk 'length($0) > 3' a.txt
---
python3 -c 'print(1)' > /dev/null 2>&1; echo "a,b" | IFS=, read x; echo "[$x]"; mapfile -t L < a.txt; echo ${#L[@]} ${L[2]}
---
time true 2> /dev/null; { echo a; echo b; } | tac; ( cd src; ls ); pwd | wc -l
---
echo a > f; echo b >> f; cat f; cat f f > g; wc -l < g; : > f; cat f; [ -s f ] || echo empty
