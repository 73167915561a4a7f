import fc from 'fast-check';
import type { GatedComponent } from '../../../lib/k8s/component-gates';
import { loadSchema } from '../../../lib/k8s/facts/load';
import type { Field } from '../kubeadm/field';
import { settingOf } from '../kubeadm/schema-field';
import { renderYaml } from '../yaml/render';
import { type TreeMap, withValue } from '../yaml/tree';
import { gateSetting } from './arguments';
import { fieldsOfKind } from './table-fields';

/** The configuration of a component, as a document of a kubeadm file. */
export interface Configuration {
  readonly apiVersion: string;
  readonly kind: string;
  readonly component: GatedComponent;
  readonly fields: readonly Field[];
  readonly leftOut: ReadonlySet<string>;
}

export const CLUSTER = `apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
`;

type Change = (document: TreeMap) => TreeMap;

/** The document with up to two usual settings and up to two near the border. */
export function documentOf(configuration: Configuration, minor: number): fc.Arbitrary<string> {
  const { apiVersion, kind, fields, leftOut } = configuration;
  const all = fieldsOfKind(apiVersion, kind, minor, fields, leftOut);
  const plain = fc.constantFrom(...all).chain((field) => set(field.path, field.plain));
  const odd = fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...all).chain((field) => set(field.path, field.odd)) },
    { weight: 3, arbitrary: gate(configuration, minor) },
    { weight: 2, arbitrary: anyType(configuration, minor) },
    { weight: 1, arbitrary: fc.constantFrom<Change[]>(unknown, upperCase) },
  );
  return fc
    .tuple(
      fc.array(plain, { maxLength: 2, size: 'max' }),
      fc.array(odd, { minLength: 1, maxLength: 2, size: 'max' }),
    )
    .map(([usual, border]) =>
      [...usual, ...border].reduce((tree, change) => change(tree), { apiVersion, kind } as TreeMap),
    )
    .map(renderYaml);
}

const set = (path: readonly string[], values: Field['odd']): fc.Arbitrary<Change> =>
  values.map((value) => (document) => withValue(document, path, value));

const gate = ({ component }: Configuration, minor: number): fc.Arbitrary<Change> =>
  gateSetting(component, minor).map(
    ([name, isOn]) =>
      (document) =>
        withValue(document, ['featureGates', name], isOn),
  );

/** Any field with a value that is near its type or not of it; what is no plain value kubeadm refuses. */
function anyType({ apiVersion, kind, leftOut }: Configuration, minor: number) {
  const schema = loadSchema(apiVersion);
  if (!schema) throw new Error(`no table of ${apiVersion}`);
  return settingOf(schema, kind, minor).map(
    ({ path, value }): Change =>
      (document) =>
        leftOut.has(path.join('.')) ? document : withValue(document, path, value),
  );
}

const unknown: Change = (document) => withValue(document, ['bogus'], 1);
const upperCase: Change = (document) => withValue(document, ['Logging'], { format: 'json' });
