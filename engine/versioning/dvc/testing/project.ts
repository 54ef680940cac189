import type { Lab } from './lab';
import type { TestGit } from './test-git';

/** The files of the transcript's project. */
export const FILES: Readonly<Record<string, string>> = {
  'params.yaml': 'prepare:\n  split: 0.2\n  seed: 42\ntrain:\n  lr: 0.1\n  epochs: 5\n',
  'src/prepare.py':
    'import os,shutil\nos.makedirs("data/prepared",exist_ok=True)\n' +
    'for n in ("train.csv","test.csv"): shutil.copy("data/raw.csv","data/prepared/"+n)\n',
  'src/train.py':
    'import json,os\np=open("params.yaml").read()\nlr=float(p.split("lr:")[1].split()[0])\n' +
    'os.makedirs("models",exist_ok=True)\nopen("models/model.txt","w").write("model lr=%s\\n"%lr)\n' +
    'json.dump({"acc":0.9-lr,"nested":{"f1":0.5}},open("metrics.json","w"))\n',
  'dvc.yaml': `stages:
  prepare:
    cmd: python3 src/prepare.py
    deps:
      - data/raw.csv
      - src/prepare.py
    params:
      - prepare.seed
      - prepare.split
    outs:
      - data/prepared
  train:
    cmd: python3 src/train.py
    deps:
      - data/prepared
      - src/train.py
    params:
      - train
    outs:
      - models/model.txt
    metrics:
      - metrics.json:
          cache: false
`,
};

/** Teaches a lab what the scripts of the project do. */
export function teachScripts(lab: Lab<TestGit>): void {
  lab.commands.set('python3 src/prepare.py', ({ fs, cwd }) => {
    fs.makeFolder(`${cwd}/data/prepared`);
    for (const name of ['train.csv', 'test.csv'])
      fs.write(`${cwd}/data/prepared/${name}`, fs.read(`${cwd}/data/raw.csv`));
    return 0;
  });
  lab.commands.set('python3 src/train.py', ({ fs, cwd }) => {
    const lr = Number(/lr: (\S+)/.exec(fs.readText(`${cwd}/params.yaml`))![1]);
    fs.makeFolder(`${cwd}/models`);
    fs.write(`${cwd}/models/model.txt`, `model lr=${lr}\n`);
    fs.write(`${cwd}/metrics.json`, `{"acc": ${0.9 - lr}, "nested": {"f1": 0.5}}`);
    return 0;
  });
  lab.commands.set('echo hi > out.txt; echo {} > eval.json', ({ fs, cwd }) => {
    fs.write(`${cwd}/out.txt`, 'hi\n');
    fs.write(`${cwd}/eval.json`, '{}\n');
    return 0;
  });
}
