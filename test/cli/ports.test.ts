import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { clusterText } from '../report/ports/clusters';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

describe('ports', () => {
  it('reads files, folders and standard input', () => {
    const cwd = folderWith({ 'plan/cluster.yaml': clusterText() });
    const shown = run(['ports', 'plan'], { cwd });

    expect(shown).toMatchObject({ exitCode: 0, err: '' });
    expect(shown.out).toMatch(/^tcp +192\.168\.10\.11 +2380 +etcd/m);
    expect(run(['ports', '-'], { cwd, stdin: clusterText() }).out).toBe(shown.out);
  });

  it('writes into a file, and never over what it reads', () => {
    const cwd = folderWith({ 'cluster.yaml': clusterText() });

    expect(run(['ports', '.', '--format', 'json', '-o', 'out/ports.json'], { cwd }).out).toBe('');
    expect(JSON.parse(readFileSync(join(cwd, 'out/ports.json'), 'utf8')).schemaVersion).toBe(1);
    expect(run(['ports', 'cluster.yaml', '-o', 'cluster.yaml'], { cwd }).exitCode).toBe(1);
  });

  it('says that something could not be read, and where', () => {
    const cwd = folderWith({ 'broken.yaml': 'a: [', 'cluster.yaml': clusterText() });

    expect(run(['ports', '.'], { cwd })).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('etcd'),
      err: expect.stringMatching(/^broken\.yaml:\d+ is left out: /),
    });
  });

  it.each([
    ['without a file', ['ports'], /ports needs a file/],
    ['a format that is none', ['ports', '.', '--format', 'html'], /html/],
    ['a version that is none', ['ports', '-', '--kubernetes-version', 'x'], /takes a version/],
  ])('refuses a command line %s', (_, argv, message) => {
    expect(run(argv, { stdin: clusterText() })).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(message),
    });
  });
});
