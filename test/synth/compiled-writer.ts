import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const SOURCES = join(__dirname, '..', '..', 'lib', 'synth');

/** Compiles the writer into `folder`, so that children start in the time of a bare node. */
export function compileWriter(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(SOURCES).filter((each) =>
    /^(?:write.*|output-path)\.ts$/.test(each),
  )) {
    const { outputText } = ts.transpileModule(readFileSync(join(SOURCES, name), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
  writeFileSync(join(folder, 'child.js'), CHILD);
  return join(folder, 'child.js');
}

/**
 * Writes one tree and kills itself at the n-th call of the file system: before it, after it, or,
 * for a removal, half-way through. Without a call number it writes both trees in turn until killed.
 */
const CHILD = `
const fs = require('node:fs');
const path = require('node:path');
const [target, call, moment, ...trees] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');
let count = 0;
for (const name of ['mkdirSync', 'writeFileSync', 'chmodSync', 'renameSync', 'rmSync', 'readdirSync', 'existsSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    const isHere = ++count === Number(call);
    if (isHere && moment === 'before') die();
    if (isHere && moment === 'within' && name === 'rmSync') {
      for (const entry of fs.existsSync(args[0]) ? fs.readdirSync(args[0]).slice(0, 1) : [])
        real(path.join(args[0], entry), { recursive: true });
      die();
    }
    const result = real(...args);
    if (isHere && moment === 'after') die();
    return result;
  };
}
const { writeTree } = require('./write.js');
do for (const tree of trees) writeTree(target, JSON.parse(tree)); while (call === 'forever');
console.log(count);
`;
