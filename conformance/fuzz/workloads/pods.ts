import fc from 'fast-check';
import { listOf, someOf } from '../kubeadm/field';
import { address } from '../values/addresses';
import { name } from '../values/names';
import { isMap, type Tree, type TreeMap, withValue } from '../yaml/tree';
import { labelSelector } from './selectors';
import { ODD_NUMBERS, oddPortName, plainPortName } from './values';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
const mostly = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof({ weight: 20, arbitrary: plain }, odd);

/** Few numbers, so that two of them meet. */
const portNumber = oneOf(80, 81, 443);

const port = fc.oneof(
  {
    weight: 9,
    arbitrary: someOf(
      {
        containerPort: mostly(portNumber, oneOf(...ODD_NUMBERS)),
        hostPort: mostly(portNumber, oneOf(...ODD_NUMBERS)),
        name: mostly(plainPortName, oddPortName),
        protocol: mostly(oneOf('TCP', 'UDP'), oneOf('tcp', '', null, 'HTTP', 6)),
        hostIP: oneOf('127.0.0.1', '0.0.0.0', '', '::', null, 'not an address'),
      },
      ['containerPort'],
    ),
  },
  oneOf({}, null, { hostPort: 80 }),
);

const ports = fc.oneof(
  { weight: 6, arbitrary: fc.array(port, { minLength: 0, maxLength: 3 }) },
  oneOf([], null, {}),
);

const container = (called: string, more: TreeMap): fc.Arbitrary<Tree> =>
  ports.map(
    (list): Tree => ({ name: called, image: 'registry.example/web:1', ports: list, ...more }),
  );

const containers = fc.oneof(
  { weight: 3, arbitrary: container('main', {}).map((one) => [one]) },
  fc.tuple(container('main', {}), container('other', {})),
);

const initContainers = fc.oneof(
  container('setup', {}).map((one) => [one]),
  container('proxy', { restartPolicy: 'Always' }).map((one) => [one]),
  oneOf([], null),
);

const search = fc.oneof(
  { weight: 3, arbitrary: oneOf('example.com', 'a.', 'svc') },
  name,
  oneOf('_tcp.example.com', 'a_b', '_', 'a_', '.', 'a..', '__a', null, 1),
);

const dnsConfig = fc.oneof(
  {
    weight: 4,
    arbitrary: someOf(
      {
        nameservers: fc.oneof(
          { weight: 3, arbitrary: oneOf(['192.0.2.53'], ['2001:db8::53', '192.0.2.53'], []) },
          listOf(address, address),
          oneOf(['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4']),
        ),
        searches: fc.oneof(
          { weight: 3, arbitrary: fc.array(search, { minLength: 1, maxLength: 2 }) },
          fc.constantFrom(31, 32, 33).map((count) => Array.from({ length: count }, () => 'a')),
          fc.constantFrom(8, 9).map((count) => Array.from({ length: count }, () => LONG_NAME)),
        ),
        options: mostly(
          oneOf([{ name: 'ndots', value: '5' }], [{ name: 'a' }], []),
          oneOf([{}], [null]),
        ),
      },
      [],
    ),
  },
  oneOf({}, null),
);

const LONG_NAME = `${'a'.repeat(62)}.`.repeat(4).slice(0, 240).replace(/\.$/, 'b');

const aliases = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: someOf({ ip: address, hostnames: listOf(oneOf('a', 'db.example.com'), name) }, [
        'ip',
      ]),
    },
    oneOf({}, null),
  ),
  { minLength: 1, maxLength: 2 },
);

const label = oneOf(
  ...['web', 'Web', 'a.b', '1', '-a', '', 'a'.repeat(63), 'a'.repeat(64), null, 1],
);

/** `spec` of pods: ports and names alone, everything else is as it must be. */
const podSpec: fc.Arbitrary<TreeMap> = fc
  .record({
    main: containers,
    rest: fc.record(
      {
        initContainers,
        hostNetwork: oneOf(true, true, false, null),
        dnsConfig,
        dnsPolicy: mostly(
          oneOf('ClusterFirst', 'Default', 'ClusterFirstWithHostNet', 'None'),
          oneOf('', 'none', null, 'ClusterLast'),
        ),
        hostAliases: aliases,
        hostname: mostly(oneOf('web', 'a-1'), label),
        subdomain: mostly(oneOf('web', 'a-1'), label),
      },
      { requiredKeys: [] },
    ),
    kept: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ main, rest, kept }) => {
    // Two or three at a time: of seven, one would nearly always be wrong.
    const few = Object.entries(rest).filter((_, nth) => (nth + kept) % 3 === 0);
    return { containers: [...main], ...Object.fromEntries(few) };
  });

const LABELS = { app: 'web' };
const labels = fc.oneof(
  { weight: 9, arbitrary: oneOf(LABELS, { app: 'web', tier: 'front' }) },
  oneOf({}, null, { app: 'web', 'a b': 'c' }, { app: 'web', tier: 'a b' }, { app: 'api' }),
);

const pod = podSpec.map(
  (spec): TreeMap => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec,
  }),
);

const workload = fc
  .record({
    kind: fc.constantFrom('Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet'),
    selector: fc.oneof({ weight: 6, arbitrary: oneOf({ matchLabels: LABELS }) }, labelSelector),
    labels,
    spec: podSpec,
    serviceName: mostly(oneOf('web', '1st', ''), oneOf('web.default.svc', 'Web', null)),
  })
  .map(
    ({ kind, selector, labels: carried, spec, serviceName }): TreeMap => ({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'web' },
      spec: {
        ...(kind === 'StatefulSet' && { serviceName }),
        selector,
        template: { metadata: { labels: carried }, spec },
      },
    }),
  );

/** Also as two levels of templates. */
const cronJob = podSpec.map(
  (spec): TreeMap => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'web' },
    spec: {
      schedule: '0 0 * * *',
      jobTemplate: {
        spec: {
          template: { spec: withValue(isMap(spec) ? spec : {}, ['restartPolicy'], 'Never') },
        },
      },
    },
  }),
);

export const anyWorkload: fc.Arbitrary<TreeMap> = fc.oneof(
  { weight: 3, arbitrary: pod },
  { weight: 4, arbitrary: workload },
  cronJob,
);
