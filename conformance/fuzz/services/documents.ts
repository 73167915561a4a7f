import fc from 'fast-check';
import type { Field } from '../kubeadm/field';
import { type Tree, type TreeMap, withValue } from '../yaml/tree';
import {
  addressFields,
  anyTypeFields,
  externalNameFields,
  loadBalancerFields,
  nodePortFields,
} from './fields';
import { metadataFields } from './metadata';
import { plainPorts } from './ports';

/** What Services of a type hold: `spec` without its ports, and the fields that the type takes. */
interface ServiceKind {
  readonly spec: TreeMap;
  readonly ports: fc.Arbitrary<Tree[]>;
  readonly fields: readonly Field[];
}

const selector = { app: 'web' };
const inCluster = plainPorts(false);
const mayBeNone = fc.oneof(inCluster, fc.constant<Tree[]>([]));
const onNodes = plainPorts(true);
const reachable = [...addressFields, ...nodePortFields];

const KINDS: readonly ServiceKind[] = [
  { spec: { selector }, ports: inCluster, fields: addressFields },
  { spec: { type: 'ClusterIP' }, ports: inCluster, fields: addressFields },
  { spec: { selector, clusterIP: 'None' }, ports: mayBeNone, fields: [] },
  { spec: { clusterIP: 'None' }, ports: mayBeNone, fields: [] },
  { spec: { type: 'NodePort', selector }, ports: onNodes, fields: reachable },
  {
    spec: { type: 'LoadBalancer', selector },
    ports: onNodes,
    fields: [...reachable, ...loadBalancerFields],
  },
  {
    spec: { type: 'ExternalName', externalName: 'db.example.com' },
    ports: mayBeNone,
    fields: externalNameFields,
  },
];

/** A Service of some type with up to two more fields, nearly always as kube-apiserver takes it. */
export const plainService = (name: string): fc.Arbitrary<TreeMap> =>
  fc
    .constantFrom(...KINDS)
    .chain(({ spec, ports, fields }) =>
      fc
        .tuple(ports, settingsOf([...anyTypeFields, ...fields, ...metadataFields]))
        .map(([list, settings]) => withSettings(serviceOf(name, spec, list), settings)),
    );

const serviceOf = (name: string, spec: TreeMap, ports: Tree[]): TreeMap => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: ports.length > 0 ? { ...spec, ports } : spec,
});

interface Setting {
  readonly path: readonly string[];
  readonly value: Tree;
}

const withSettings = (service: TreeMap, settings: readonly Setting[]): TreeMap =>
  settings.reduce((tree, { path, value }) => withValue(tree, path, value), service);

const settingsOf = (fields: readonly Field[]): fc.Arbitrary<Setting[]> =>
  fc.array(fc.oneof(...fields.map(({ path, plain }) => plain.map((value) => ({ path, value })))), {
    maxLength: 2,
  });
