import { expect, test } from 'vitest';

import { readText } from '../../lib/manifests/read-file';

const found = (text: string) =>
  readText('a.yaml', text).suppressions.map(({ code, because, location, chunkIndex }) => [
    code,
    because,
    location.line,
    location.column,
    chunkIndex,
  ]);

test('comments are found with their reason, place and piece', () => {
  expect(
    found(
      'a: 1\n---\nb: 2 # cdk8s-kubeadm: ignore NET310 because the range moves\n# cdk8s-kubeadm: ignore SVC101, SVC102\n',
    ),
  ).toEqual([
    ['NET310', 'the range moves', 3, 6, 1],
    ['SVC101', null, 4, 1, 1],
    ['SVC102', null, 4, 1, 1],
  ]);
});

test('text that is no comment is not one', () => {
  expect(found('a: x#cdk8s-kubeadm: ignore NET310\n')).toEqual([]);
});
