import { describe, expect, it } from 'vitest';
import { difference, variable } from '../../../conformance/clusters/checks/process-flags';
import { parseCommandLines, running } from '../../../conformance/clusters/checks/processes';

const LINES = parseCommandLines(
  '/usr/bin/etcd\u001f--a=1\u001f--b=x y\u001f\nsh\u001f-c\u001fetcd\u001f\n',
);

describe('processes of a node', () => {
  it('keeps arguments apart that hold blanks', () => {
    expect(LINES).toEqual([
      ['/usr/bin/etcd', '--a=1', '--b=x y'],
      ['sh', '-c', 'etcd'],
    ]);
  });

  it('finds a program by the last word of its path', () => {
    expect(running(LINES, 'etcd')).toEqual([['/usr/bin/etcd', '--a=1', '--b=x y']]);
  });
});

describe('predicted and real arguments', () => {
  const found = running(LINES, 'etcd');

  it('are equal whatever path the program was started by', () => {
    expect(difference(found, ['etcd', '--a=1', '--b=x y'])).toBeUndefined();
  });

  it('differ by a flag, by order, and by how often the program runs', () => {
    expect(difference(found, ['etcd', '--a=1'])).toContain('--b=x y');
    expect(difference(found, ['etcd', '--b=x y', '--a=1'])).toBeDefined();
    expect(difference([], ['etcd'])).toBe('runs 0 times');
  });

  it('are read out of a file of variables', () => {
    expect(variable('OTHER=1\nARGS="--a=1 --b=2"\n', 'ARGS')).toEqual(['--a=1', '--b=2']);
    expect(variable('', 'ARGS')).toEqual([]);
  });
});
