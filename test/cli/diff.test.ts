import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { afterEach, describe, expect, it } from 'vitest';
import { clusterText } from '../report/ports/clusters';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const moved = clusterText().replace('10.244.0.0/16', '10.245.0.0/16');

describe('diff', () => {
  it('ends with 0 where nothing differs', () => {
    const cwd = folderWith({ 'a/cluster.yaml': clusterText(), 'b/cluster.yaml': clusterText() });

    expect(run(['diff', 'a', 'b'], { cwd })).toEqual({
      exitCode: 0,
      out: 'no difference\n',
      err: '',
    });
  });

  it('ends with 2 where something does, and shows lines, places and steps', () => {
    const cwd = folderWith({ 'a.yaml': clusterText(), 'b.yaml': moved });
    const { exitCode, out } = run(['diff', 'a.yaml', 'b.yaml'], { cwd });

    expect(exitCode).toBe(2);
    expect(out).toMatch(/^-networking: \{podSubnet: 10\.244\.0\.0\/16\}$/m);
    expect(out).toMatch(/^Pod range$/m);
    expect(out).toContain('b.yaml:10');
    expect(out).toMatch(/^1 file differs; 1 thing that kubeadm init settles is among it$/m);
  });

  it('compares every file of two folders, texts or not', () => {
    const cwd = folderWith({
      'a/nodes/cp1/pod-routes.sh': 'one\n',
      'a/gone.txt': 'gone\n',
      'b/nodes/cp1/pod-routes.sh': 'two\n',
      'b/new.bin': 'a\u0000b',
    });
    const { out } = run(['diff', 'a', 'b', '--format', 'json'], { cwd });

    expect(JSON.parse(out).files).toEqual([
      { path: 'gone.txt', status: 'removed', diff: expect.arrayContaining(['+++ /dev/null']) },
      { path: 'new.bin', status: 'added', diff: [] },
      {
        path: 'nodes/cp1/pod-routes.sh',
        status: 'changed',
        diff: expect.arrayContaining(['-one', '+two']),
      },
    ]);
  });

  it('prints JSON that its schema describes', () => {
    const cwd = folderWith({ 'a.yaml': clusterText(), 'b.yaml': moved });
    const schema = JSON.parse(readFileSync('schema/diff.schema.json', 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

    validate(JSON.parse(run(['diff', 'a.yaml', 'b.yaml', '--format', 'json'], { cwd }).out));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['one operand', ['diff', 'a'], /two folders, or two files/],
    ['three operands', ['diff', 'a', 'a', 'a'], /two folders, or two files/],
    ['a folder and a file', ['diff', 'a', 'b.yaml'], /two folders, or two files/],
    ['what is not there', ['diff', 'a', 'missing'], /cannot read missing/],
  ])('refuses %s', (_, argv, message) => {
    const cwd = folderWith({ 'a/cluster.yaml': clusterText(), 'b.yaml': clusterText() });

    expect(run(argv, { cwd })).toMatchObject({ exitCode: 1, err: expect.stringMatching(message) });
  });

  it('ends with 1 where a document could not be read', () => {
    const cwd = folderWith({ 'a.yaml': 'a: [', 'b.yaml': 'a: []' });

    expect(run(['diff', 'a.yaml', 'b.yaml'], { cwd })).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/^a\.yaml:\d+ is left out/),
    });
  });
});
