import fc from 'fast-check';
import type { Tree } from '../yaml/tree';
import { type Field, field, port } from './field';
import * as location from './locations';
import { ignored, pullPolicy, skippedPhases } from './node-fields';
import * as value from './values';

export const resetFields: Field[] = [
  field('certificatesDir', location.plainPath, location.oddPath),
  field('criSocket', location.plainSocket, location.oddSocket),
  field('ignorePreflightErrors', fc.constant(['Swap']), ignored),
  field('skipPhases', fc.constant(['remove-etcd-member']), skippedPhases),
  field(
    'unmountFlags',
    fc.constant(['MNT_DETACH']),
    fc.constantFrom<Tree[]>(['Bogus'], [''], ['mnt_detach'], [], null),
  ),
];

const patches = fc.constantFrom<Tree[]>(
  { directory: 'p' },
  { directory: '' },
  {},
  { directory: '/a/../b' },
  null,
);

export const upgradeFields: Field[] = [
  ...['apply', 'node'].flatMap((section) => [
    field(`${section}.patches`, fc.constant({ directory: '/patches' }), patches),
    field(`${section}.ignorePreflightErrors`, fc.constant(['Swap']), ignored),
    field(`${section}.imagePullPolicy`, fc.constant('Always'), pullPolicy),
    field(`${section}.skipPhases`, fc.constant(['preflight']), skippedPhases),
  ]),
  field('apply.kubernetesVersion', value.plainVersion, value.oddVersion),
  field('plan.kubernetesVersion', value.plainVersion, value.oddVersion),
  field('diff.contextLines', fc.constant(3), port),
  field('timeouts.upgradeManifests', value.plainDuration, value.oddDuration),
];
