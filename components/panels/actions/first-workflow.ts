/** Where a first workflow is written. */
export const FIRST_PATH = '.github/workflows/ci.yml';

/** A workflow to begin with: it tests each push. */
export const FIRST_WORKFLOW = `name: CI

on:
  push:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm ci
      - run: npm test
`;
