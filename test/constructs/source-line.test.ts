import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallSite } from '../../lib/constructs/source-line';
import { placeOfMark } from './place-of-mark';

describe('under vitest and tsx', () => {
  it('the line is the one of the TypeScript file', () => {
    const line = new CallSite().resolve(); // here: direct

    expect(`${line?.file}:${line?.line}`).toBe(placeOfMark(__filename, 'direct'));
    expect(line?.column).toBeGreaterThan(1);
  });

  it('a function of the user’s own counts, not its caller', () => {
    const make = () => new CallSite(); // here: inside
    const line = make().resolve();

    expect(`${line?.file}:${line?.line}`).toBe(placeOfMark(__filename, 'inside'));
  });
});

describe('in compiled JavaScript, under plain node', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'compiled-'));
    const library = readFileSync(join(__dirname, '../../lib/constructs/source-line.ts'), 'utf8');
    compile(join(root, 'node_modules/library/lib/constructs'), 'source-line', library);
    compile(join(root, 'node_modules/other/build'), 'wrapper', WRAPPER);
    compile(join(root, 'build'), 'main', MAIN, { sourceRoot: '../src' });
    compile(join(root, 'build'), 'bare', MAIN, { sourceMap: false });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('the source map leads to the TypeScript file, past other packages; without one the line stays', () => {
    const { stdout } = spawnSync(
      process.execPath,
      ['-e', 'require("./build/main"); require("./build/bare")'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );

    expect(stdout.trim().split('\n')).toEqual(['src/main.ts:7', 'build/bare.js:5']);
  });
});

/** A library that makes our constructs for the user. */
const WRAPPER = `
import { CallSite } from '../../library/lib/constructs/source-line';
export const wrap = () => new CallSite();
`;

const MAIN = `import { wrap } from '../node_modules/other/build/wrapper';
interface OnlyForTheCompiler {
  readonly disappears: true;
}
// The call stands in line 7 here, and in line 5 of what the compiler makes of it.

const line = wrap().resolve();
console.log(\`\${line?.file}:\${line?.line}\`);
export type Unused = OnlyForTheCompiler;
`;

function compile(
  folder: string,
  name: string,
  text: string,
  options: ts.CompilerOptions = {},
): void {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: `${name}.ts`,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      sourceMap: true,
      ...options,
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.js`), outputText);
  if (sourceMapText) writeFileSync(join(folder, `${name}.js.map`), sourceMapText);
}
